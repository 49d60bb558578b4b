package org.klartext.render;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.ForNode.LoopVariables;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.MacroAttributeProvider;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartext.view.ServicePage;

/**
 * All that a template can reach: the public methods without arguments of {@code view} and {@code
 * site} and of what a page of the server shows, the entries of maps and lists, loop variables and
 * macros. An empty {@link Optional} is null, a full one is what it holds. Everything else is an
 * error; Pebble's own resolver, which calls any method by reflection, is never asked.
 */
final class ViewAttributes implements AttributeResolver {
  private static final List<String> OPEN_PACKAGES =
      List.of("org.klartext.view.", "org.klartext.site.");
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private final ClassValue<Map<String, MethodHandle>> getters =
      new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
          Map<String, MethodHandle> found = new HashMap<>();
          collect(type, found);
          return Map.copyOf(found);
        }
      };

  @Override
  public ResolvedAttribute resolve(
      @Nullable Object instance,
      Object name,
      Object @Nullable [] arguments,
      @Nullable ArgumentsNode nodes,
      EvaluationContextImpl context,
      String file,
      int line) {
    if (nodes != null && instance instanceof MacroAttributeProvider macros) {
      return new ResolvedAttribute(macros.macro(context, name.toString(), nodes, false, line));
    }
    if (instance == null || (arguments != null && arguments.length > 0)) {
      throw unknown(instance, name, file, line);
    }
    return switch (instance) {
      case Map<?, ?> map -> entry(map, name, file, line);
      case List<?> list -> element(list, name, file, line);
      case LoopVariables loop -> loopVariable(loop, name, file, line);
      default -> property(instance, name, file, line);
    };
  }

  private ResolvedAttribute property(Object instance, Object name, String file, int line) {
    MethodHandle getter = getters.get(instance.getClass()).get(name.toString());
    if (getter == null) {
      throw unknown(instance, name, file, line);
    }
    return value(read(getter, instance, name, file, line));
  }

  private static @Nullable Object read(
      MethodHandle getter, Object instance, Object name, String file, int line) {
    try {
      return (Object) getter.invokeExact(instance);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new PebbleException(e, "Reading “" + name + "” failed: " + e, line, file);
    }
  }

  private static ResolvedAttribute entry(Map<?, ?> map, Object key, String file, int line) {
    if (!map.containsKey(key)) {
      throw unknown(map, key, file, line);
    }
    return value(map.get(key));
  }

  private static ResolvedAttribute element(List<?> list, Object index, String file, int line) {
    if (index instanceof Number number
        && number.longValue() >= 0
        && number.longValue() < list.size()) {
      return value(list.get(number.intValue()));
    }
    return switch (index.toString()) {
      case "size" -> value(list.size());
      case "isEmpty", "empty" -> value(list.isEmpty());
      default -> throw unknown(list, index, file, line);
    };
  }

  private static ResolvedAttribute loopVariable(
      LoopVariables loop, Object name, String file, int line) {
    return switch (name.toString()) {
      case "first" -> value(loop.isFirst());
      case "last" -> value(loop.isLast());
      case "index" -> value(loop.getIndex());
      case "length" -> value(loop.getLength());
      case "revindex" -> value(loop.getRevindex());
      default -> throw unknown(loop, name, file, line);
    };
  }

  private static ResolvedAttribute value(@Nullable Object value) {
    return new ResolvedAttribute(value instanceof Optional<?> optional ? unwrap(optional) : value);
  }

  private static @Nullable Object unwrap(Optional<?> optional) {
    return optional.isPresent() ? optional.get() : null;
  }

  private static AttributeNotFoundException unknown(
      @Nullable Object instance, Object name, String file, int line) {
    String owner = instance == null ? "nothing" : instance.getClass().getSimpleName();
    return new AttributeNotFoundException(
        null, "A template cannot read “" + name + "” of " + owner + ".", name + "", line, file);
  }

  private static void collect(Class<?> type, Map<String, MethodHandle> found) {
    for (Class<?> parent : type.getInterfaces()) {
      collect(parent, found);
    }
    if (type.getSuperclass() != null) {
      collect(type.getSuperclass(), found);
    }
    if (isOpen(type)) {
      for (Method method : type.getDeclaredMethods()) {
        if (isGetter(method)) {
          found.put(method.getName(), handle(method));
        }
      }
    }
  }

  private static boolean isOpen(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (OPEN_PACKAGES.stream().anyMatch(type.getName()::startsWith)
            || ServicePage.Content.class.isAssignableFrom(type));
  }

  private static boolean isGetter(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !method.isSynthetic()
        && !method.getName().equals("hashCode")
        && !method.getName().equals("toString");
  }

  private static MethodHandle handle(Method method) {
    try {
      return MethodHandles.publicLookup().unreflect(method).asType(GETTER);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Public methods can be called: " + method, e);
    }
  }
}
