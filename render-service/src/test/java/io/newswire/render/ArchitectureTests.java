package io.newswire.render;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "io.newswire.render", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
  @ArchTest
  static final ArchRule RENDERERS_DO_NO_IO = noClasses()
      .that().resideOutsideOfPackages("io.newswire.render.road", "io.newswire.render")
      .should().dependOnClassesThat()
      .resideInAnyPackage("java.io", "java.nio.file..", "java.net.http..",
          "java.sql..", "org.apache.kafka..", "org.springframework.kafka..",
          "org.springframework.cloud..")
      .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket");

  @ArchTest
  static final ArchRule FORMATS_DO_NOT_KNOW_EACH_OTHER = com.tngtech.archunit.library.dependencies.SlicesRuleDefinition
      .slices()
      .matching(
          "io.newswire.render.(html|text|rss|atom|jsonfeed|ninjs|markdown|newsletter|newsml|nitf|applenews|activity|profile)..")
      .should()
      .notDependOnEachOther()
      // An e-mail has a plain twin, and a platform takes plain text within its item.
      .ignoreDependency(resideInAnyPackage("..newsletter", "..profile"),
          resideInAPackage("..text"));

  @Test
  void featuresDependOneWay() {
    ApplicationModules.of(RenderApplication.class).verify();
  }
}
