package org.klartext.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartext.HouseRules;

/** The rules of the server's part of the house. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.klartext.api");

  /** Which packages a package may use besides itself; those of the generator after a slash. */
  private static final Map<String, List<String>> USES =
      Map.ofEntries(
          Map.entry("contribution", List.of("/site")),
          Map.entry("identity", List.of()),
          Map.entry("security", List.of()),
          Map.entry("store", List.of("contribution", "identity")),
          Map.entry("screening", List.of("contribution", "/site")),
          Map.entry("substance", List.of()),
          Map.entry("assignment", List.of("/site")),
          Map.entry("figures", List.of("contribution", "store", "assignment", "/site")),
          Map.entry("feedback", List.of("security", "store", "screening")),
          Map.entry(
              "publishing",
              List.of(
                  "contribution",
                  "store",
                  "figures",
                  "/site",
                  "/files",
                  "/frontmatter",
                  "/markdown",
                  "/content",
                  "/finder",
                  "/build")),
          Map.entry("reading", List.of("publishing", "/site", "/view", "/format", "/build")),
          Map.entry("entrance", List.of("contribution", "publishing", "/site")),
          Map.entry(
              "moderation",
              List.of(
                  "contribution",
                  "security",
                  "store",
                  "screening",
                  "substance",
                  "assignment",
                  "publishing",
                  "entrance",
                  "/site")),
          Map.entry("account", List.of("contribution", "identity", "security", "store")),
          Map.entry("config", List.of("security", "/site", "/files", "/frontmatter")),
          Map.entry("git", List.of("contribution", "store", "publishing", "config", "/files")),
          Map.entry("pages", List.of("/site", "/view", "/render", "/build")),
          Map.entry("description", List.of("entrance", "pages", "/frontmatter", "/site")),
          Map.entry(
              "http",
              List.of(
                  "contribution",
                  "identity",
                  "security",
                  "store",
                  "screening",
                  "figures",
                  "feedback",
                  "publishing",
                  "reading",
                  "entrance",
                  "moderation",
                  "account",
                  "config",
                  "git",
                  "pages",
                  "description",
                  "/site",
                  "/view",
                  "/markdown",
                  "/finder",
                  "/render",
                  "/build")),
          Map.entry(
              "serving",
              List.of(
                  "contribution",
                  "identity",
                  "security",
                  "store",
                  "screening",
                  "figures",
                  "feedback",
                  "publishing",
                  "reading",
                  "entrance",
                  "moderation",
                  "account",
                  "config",
                  "git",
                  "pages",
                  "http",
                  "/site",
                  "/files",
                  "/markdown",
                  "/content",
                  "/build")),
          Map.entry(
              "command",
              List.of(
                  "contribution",
                  "identity",
                  "store",
                  "account",
                  "config",
                  "git",
                  "serving",
                  "/site",
                  "/content",
                  "/build",
                  "/cli")));

  static Stream<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith("org.klartext.api."))
        .map(name -> name.split("\\.", -1)[3])
        .distinct()
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyThoseItNames(String name) {
    List<String> uses =
        Objects.requireNonNull(USES.get(name), "A new package needs a place in the house");
    String[] allowed =
        Stream.concat(
                Stream.of("org.klartext.api." + name + ".."),
                uses.stream().map(ArchitectureTest::pattern))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.klartext.api." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.klartext..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  private static String pattern(String use) {
    return use.startsWith("/")
        ? "org.klartext." + use.substring(1) + ".."
        : "org.klartext.api." + use + "..";
  }

  @Test
  void thereAreNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("org.klartext.api.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void librariesStayBehindTheirFences() {
    fence(List.of("store"), "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..");
    fence(List.of("store"), "org.flywaydb..", "org.sqlite..", "org.postgresql..");
    fence(List.of("http"), "io.javalin..", "org.eclipse.jetty..", "io.micrometer..");
    fence(List.of("http"), "io.github.bucket4j..", "jakarta.servlet..");
    fence(List.of("account"), "com.password4j..");
    fence(List.of("git"), "org.eclipse.jgit..");
    fence(List.of("config"), "ch.qos.logback..");
    fence(List.of("command", ""), "picocli..", "me.tongfei..");
    fence(List.of(), "io.pebbletemplates..", "org.jsoup..", "org.commonmark..", "com.vladsch..");
  }

  private static void fence(List<String> owners, String... libraries) {
    String[] inside = owners.stream().map(ArchitectureTest::owner).toArray(String[]::new);
    noClasses()
        .that(resideOutsideOfPackages(inside))
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries))
        .check(CLASSES);
  }

  private static String owner(String name) {
    return name.isEmpty() ? "org.klartext.api" : "org.klartext.api." + name + "..";
  }

  @Test
  void onlyCommandsWriteToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.klartext.api.command..", "org.klartext.api")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheConfigurationReadsTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.klartext.api.config..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheEntryPointHasAClock() {
    HouseRules.onlyTheseAskTheClock(CLASSES, "org.klartext.api");
  }

  @Test
  void theHouseRulesHoldHereToo() {
    HouseRules.namesSayWhatClassesAre(CLASSES);
    HouseRules.nothingStaticChanges(CLASSES);
    HouseRules.aPackageFitsInAHead(CLASSES);
  }
}
