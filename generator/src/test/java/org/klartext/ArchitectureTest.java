package org.klartext;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.klartext");

  /** Which packages of ours a package may use besides itself. */
  private static final Map<String, List<String>> USES =
      Map.ofEntries(
          Map.entry("site", List.of()),
          Map.entry("view", List.of("site")),
          Map.entry("plan", List.of("site", "view")),
          Map.entry("markdown", List.of("site")),
          Map.entry("frontmatter", List.of("site")),
          Map.entry("files", List.of("site")),
          Map.entry("content", List.of("site", "files", "frontmatter", "markdown")),
          Map.entry("edit", List.of("site", "files", "frontmatter", "markdown", "content")),
          Map.entry("format", List.of("site", "view")),
          Map.entry("search", List.of("site", "files", "view", "format")),
          Map.entry("finder", List.of("site", "search")),
          Map.entry("render", List.of("site", "view")),
          Map.entry("check", List.of("site", "view", "plan", "finder")),
          Map.entry(
              "build",
              List.of(
                  "site",
                  "view",
                  "plan",
                  "files",
                  "markdown",
                  "content",
                  "format",
                  "search",
                  "render",
                  "check")),
          Map.entry("preview", List.of("site", "build")),
          Map.entry("cli", List.of("site", "content", "edit", "finder", "build", "preview")));

  static Stream<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith("org.klartext."))
        .map(name -> name.split("\\.", -1)[2])
        .filter(name -> !name.equals("api"))
        .distinct()
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyThoseAboveIt(String name) {
    List<String> allowed = new ArrayList<>(List.of("org.klartext." + name + ".."));
    java.util.Objects.requireNonNull(USES.get(name), "A new package needs a place in the house")
        .forEach(other -> allowed.add("org.klartext." + other + ".."));
    noClasses()
        .that()
        .resideInAPackage("org.klartext." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.klartext..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("org.klartext.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theSiteKnowsOnlyJavaAndJSpecify() {
    noClasses()
        .that()
        .resideInAPackage("org.klartext.site..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.not(
                resideInAnyPackage("org.klartext.site..", "java..", "org.jspecify..")))
        .check(CLASSES);
  }

  @Test
  void librariesStayBehindTheirFences() {
    fence("markdown", "com.vladsch.flexmark..", "org.commonmark..", "org.jsoup..", "org.fife..");
    fence("render", "io.pebbletemplates..");
    fence("cli", "picocli..");
    fence("search", "de.danielnaber..");
    fence("finder", "org.apache.lucene..");
  }

  private static void fence(String owner, String... libraries) {
    noClasses()
        .that(
            resideInAPackage("org.klartext..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("org.klartext." + owner + "..", "org.klartext.api.."))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries))
        .check(CLASSES);
  }

  @Test
  void onlyCommandsWriteToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.klartext.cli..", "org.klartext.api..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void nobodyAsksTheClockOrTheEnvironment() {
    HouseRules.onlyTheseAskTheClock(CLASSES, "org.klartext.cli..", "org.klartext.api..");
    noClasses()
        .that()
        .resideOutsideOfPackages("org.klartext.cli..", "org.klartext.api..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(CLASSES);
  }

  @Test
  void theRulesOfEveryModuleHold() {
    HouseRules.namesSayWhatClassesAre(CLASSES);
    HouseRules.nothingStaticChanges(CLASSES);
    HouseRules.aPackageFitsInAHead(CLASSES);
  }
}
