package org.klartext;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules that hold in every module. */
public final class HouseRules {
  private static final int MOST_CLASSES = 31;

  private HouseRules() {}

  /** No names that could stand for anything. */
  public static void namesSayWhatClassesAre(JavaClasses classes) {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base|Abstract)(\\$.*)?")
        .check(classes);
  }

  /** What is shared by all is final. */
  public static void nothingStaticChanges(JavaClasses classes) {
    fields().that().areStatic().should().beFinal().check(classes);
  }

  /** No more classes than one can keep in mind. */
  public static void aPackageFitsInAHead(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertEquals(Map.of(), sizes);
  }
}
