package io.newswire.render;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Article in, renditions out. */
@SpringBootApplication
public class RenderApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(RenderApplication.class, arguments);
  }
}
