package org.klartext.api.pages;

import java.util.List;
import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * The description of the API for people; all texts are English, those called {@code html} clean
 * HTML.
 *
 * @param version of the program
 * @param document address of the same as OpenAPI
 * @param server address to which those of the calls are added
 * @param html what holds for all calls
 * @param areas the calls, by what they are about
 * @param keys how to say who one is
 * @param problems what can go wrong, by its status
 * @param everywhere those of the problems with which every call can end
 * @param shapes what bodies consist of
 */
public record ApiGuide(
    String version,
    String document,
    String server,
    String html,
    List<Area> areas,
    List<Key> keys,
    List<Problem> problems,
    List<Problem> everywhere,
    List<Shape> shapes)
    implements ServiceContent {
  /** Copies what it is given. */
  public ApiGuide {
    areas = List.copyOf(areas);
    keys = List.copyOf(keys);
    problems = List.copyOf(problems);
    everywhere = List.copyOf(everywhere);
    shapes = List.copyOf(shapes);
  }

  @Override
  public String name() {
    return "api";
  }

  /**
   * Calls that belong together.
   *
   * @param id anchor
   */
  public record Area(String id, String title, String html, List<Call> calls)
      implements ServicePage.Content {}

  /**
   * One method of one address.
   *
   * @param id anchor
   * @param method in capital letters
   * @param path below the server's address, with names in braces
   * @param title one line
   * @param scope what whoever makes it has to be allowed
   * @param open true if anybody may make it, with or without that
   * @param parameters of the address and in headers
   * @param body what is sent; absent for nothing
   * @param answers if it goes well
   * @param problems besides those everywhere
   * @param example a command line
   */
  public record Call(
      String id,
      String method,
      String path,
      String title,
      String html,
      Optional<String> scope,
      boolean open,
      List<Field> parameters,
      Optional<Body> body,
      List<Answer> answers,
      List<Problem> problems,
      String example)
      implements ServicePage.Content {}

  /**
   * What a call sends or gets.
   *
   * @param types media types
   * @param kind what it is
   * @param fields where it has no name of its own
   * @param example of it as JSON; empty for none
   */
  public record Body(List<String> types, Kind kind, List<Field> fields, String example)
      implements ServicePage.Content {}

  /**
   * How a call ends if it goes well.
   *
   * @param headers their names
   * @param body absent for nothing
   */
  public record Answer(String status, String html, List<String> headers, Optional<Body> body)
      implements ServicePage.Content {}

  /**
   * Something with a name: a parameter, a property.
   *
   * @param name with those of the objects around it before it
   * @param where {@code query}, {@code path}, {@code header} or empty
   * @param required true if it is always there
   */
  public record Field(String name, String where, Kind kind, boolean required, String html)
      implements ServicePage.Content {}

  /**
   * What values there can be.
   *
   * @param text such as {@code list of}; empty where the shape says all
   * @param shapes by name; one of them
   * @param values all there are; empty if nobody knows
   * @param limits such as {@code at most 100}
   */
  public record Kind(String text, List<String> shapes, List<String> values, List<String> limits)
      implements ServicePage.Content {}

  /**
   * A shape that several bodies share.
   *
   * @param bases names of those whose fields it has, too
   */
  public record Shape(
      String name, String html, List<String> bases, List<Field> fields, Kind kind, String example)
      implements ServicePage.Content {}

  /**
   * What can go wrong with one status.
   *
   * @param codes what exactly
   */
  public record Problem(String status, List<Code> codes) implements ServicePage.Content {}

  /**
   * What exactly can go wrong.
   *
   * @param html what it means
   */
  public record Code(String code, String html) implements ServicePage.Content {}

  /** How to say who one is. */
  public record Key(String title, String html) implements ServicePage.Content {}
}
