package dev.sluice.inspector.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask: requests from pages of other sites, and those that reached this server by a name
 * that is not its own, are refused whether they know the token or not.
 */
final class Access {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");

  private final int port;
  private final String host;
  private final boolean loopback;

  Access(InetSocketAddress address) {
    port = address.getPort();
    host = address.getHostString().toLowerCase(Locale.ROOT);
    loopback = address.getAddress().isLoopbackAddress();
  }

  /**
   * Why a request is refused.
   *
   * @return a sentence; empty if it may go on
   */
  Optional<String> refusal(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    String named = only(headers, "Host");
    if (named == null || !isOwn(named)) {
      return Optional.of("this server is not known by that name");
    }
    if (headers.containsKey("Origin") && !("http://" + named).equals(only(headers, "Origin"))) {
      return Optional.of("pages of other origins get nothing here");
    }
    String site = headers.containsKey("Sec-Fetch-Site") ? only(headers, "Sec-Fetch-Site") : "none";
    if (!"same-origin".equals(site) && !"none".equals(site)) {
      return Optional.of("requests from other sites get nothing here");
    }
    return Optional.empty();
  }

  /** The value of a header that is there once; null otherwise. */
  static @Nullable String only(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.size() != 1 ? null : values.getFirst();
  }

  /**
   * Whether a name is this server's. A name that an attacker's DNS server resolves to this machine
   * is not; an address in digits cannot be one.
   */
  private boolean isOwn(String named) {
    String suffix = ":" + port;
    String name = named.toLowerCase(Locale.ROOT);
    if (name.endsWith(suffix)) {
      name = name.substring(0, name.length() - suffix.length());
    } else if (port != 80) {
      return false;
    }
    if (name.equals("localhost") || name.equals(host)) {
      return true;
    }
    return loopback
        ? (name.startsWith("127.") && IPV4.matcher(name).matches()) || name.equals("[::1]")
        : IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
  }
}
