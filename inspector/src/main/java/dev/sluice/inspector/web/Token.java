package dev.sluice.inspector.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What a request must know, if anything. */
final class Token {
  private static final int RANDOM_BYTES = 18;
  private static final String BEARER = "Bearer ";
  private static final String PARAMETER = "token=";

  private final byte[] token;

  /** The name of the cookie: cookies are shared by all servers of a machine. */
  private final String cookie;

  /** What the cookie holds: whatever characters the token has, these need no escape. */
  private final byte[] digest;

  /**
   * A token.
   *
   * @param token what must be known; empty: nothing
   * @param port the port of the server
   */
  Token(String token, int port) {
    this.token = bytes(token);
    this.cookie = "sluice_" + port;
    this.digest = bytes(HexFormat.of().formatHex(sha256(this.token)));
  }

  /** A token that nobody guesses, of characters that need no escape. */
  static String random() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Whether a request has the token in its header or its cookie. */
  boolean isKnown(HttpExchange exchange) {
    if (token.length == 0) {
      return true;
    }
    Headers headers = exchange.getRequestHeaders();
    String authorization = Access.only(headers, "Authorization");
    if (authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && isSame(token, authorization.substring(BEARER.length()).strip())) {
      return true;
    }
    for (String line : headers.getOrDefault("Cookie", List.of())) {
      for (String pair : line.split(";", -1)) {
        String one = pair.strip();
        if (one.startsWith(cookie + "=") && isSame(digest, one.substring(cookie.length() + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the address has the right token. It is not read anywhere but here, and a browser that
   * has come with it goes on without.
   */
  boolean isInAddress(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query != null
        && query.startsWith(PARAMETER)
        && token.length > 0
        && isSame(token, query.substring(PARAMETER.length()));
  }

  /** What a browser keeps instead of the address. */
  String setCookie() {
    return cookie
        + "="
        + new String(digest, StandardCharsets.US_ASCII)
        + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /** In a time that does not depend on how much of it is right. */
  private static boolean isSame(byte[] right, String candidate) {
    return MessageDigest.isEqual(right, bytes(candidate));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has it", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
