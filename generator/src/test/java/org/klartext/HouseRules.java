package org.klartext;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
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

  /** What time, zone and language it is reaches all others as a parameter. */
  public static void onlyTheseAskTheClock(JavaClasses classes, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(Locale.class, "getDefault")
        .check(classes);
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
