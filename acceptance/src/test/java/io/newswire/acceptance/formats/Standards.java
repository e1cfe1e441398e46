package io.newswire.acceptance.formats;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** IPTC's schemas, where they are at hand: they are not ours to ship. */
final class Standards {
  private static final Path FOLDER = Path.of(
      System.getenv().getOrDefault("NEWSWIRE_STANDARDS", "../../shared/standards"));

  private Standards() {}

  /** The schema's file; empty where it is not at hand. */
  static Optional<Path> file(String name) {
    return Optional.of(FOLDER.resolve(name)).filter(Files::exists);
  }

  /** What the JSON schema says against the document. */
  static List<String> json(Path schema, SpecificationVersion version, String document) {
    try {
      var geoJson = FOLDER.resolve("GeoJSON-schema.json");
      var registry = SchemaRegistry.withDefaultDialect(version, builder -> builder
          .schemas(Map.of("https://geojson.org/schema/GeoJSON.json", text(geoJson))));
      var found = registry.getSchema(SchemaLocation.of("file:" + schema.getFileName()),
          Files.readString(schema), InputFormat.JSON)
          .validate(document, InputFormat.JSON,
              context -> context.executionConfig(it -> it.formatAssertionsEnabled(true)));
      return found.stream().map(Object::toString).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "{}";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What the XML schema says against the document. */
  static List<String> xml(Path schema, String document) {
    var problems = new ArrayList<String>();
    try {
      var validator = compiled(schema).newValidator();
      validator.setErrorHandler(new ErrorHandler() {
        @Override
        public void warning(SAXParseException warning) {
          problems.add(warning.getMessage());
        }

        @Override
        public void error(SAXParseException error) {
          problems.add(error.getLineNumber() + ":" + error.getColumnNumber() + " "
              + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
          problems.add(error.getMessage());
        }
      });
      validator.validate(new StreamSource(new StringReader(document)));
    } catch (SAXException | IOException failure) {
      problems.add(String.valueOf(failure.getMessage()));
    }
    return problems;
  }

  /** What a schema imports by URL lies beside it. */
  private static Schema compiled(Path schema) throws SAXException {
    // The JDK's own: others on the path of classes know no XML Schema.
    var factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
    factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
      var name = systemId == null
          ? "xml.xsd"
          : systemId.substring(systemId.lastIndexOf('/') + 1);
      var beside = FOLDER.resolve(name);
      return Files.exists(beside) ? input(beside, systemId) : null;
    });
    return factory.newSchema(schema.toFile());
  }

  /** A schema that lies beside the one that names it. */
  private static LSInput input(Path file, @Nullable String systemId) {
    try {
      var loading = (DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder().getDOMImplementation().getFeature("LS", "3.0");
      var input = loading.createLSInput();
      input.setStringData(text(file));
      input.setSystemId(systemId);
      return input;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
