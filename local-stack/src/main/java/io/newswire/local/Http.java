package io.newswire.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a component how it is. */
final class Http {
  private static final int PATIENCE_MS = 2_000;

  private Http() {}

  static boolean answersOk(String url) {
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }
}
