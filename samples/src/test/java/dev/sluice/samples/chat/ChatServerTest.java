package dev.sluice.samples.chat;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.samples.Run;
import dev.sluice.samples.Running;
import dev.sluice.samples.net.Address;
import dev.sluice.samples.net.Lines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatServerTest {
  private final List<Guest> guests = new ArrayList<>();
  private Running chat;

  @BeforeEach
  void open() {
    chat = Running.start("chat", "--listen", "localhost:0", "--patience", "2s");
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    chat.close();
    for (Guest guest : guests) {
      guest.leave();
    }
    Run.assertNoGoroutineIsLeft();
  }

  /** Somebody in the chat, who writes down what is said, if he listens at all. */
  private static final class Guest {
    private final Socket conn = new Socket();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch listens = new CountDownLatch(1);
    private final Thread ear;

    Guest(Address address) throws IOException {
      conn.connect(new InetSocketAddress(address.host(), address.port()));
      ear = Thread.startVirtualThread(this::hear);
    }

    private void hear() {
      try {
        listens.await();
        var reader = new BufferedReader(new InputStreamReader(conn.getInputStream(), UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          heard.add(line);
        }
      } catch (IOException | InterruptedException e) {
        // The end of the evening.
      }
    }

    Guest listen() {
      listens.countDown();
      return this;
    }

    void say(String text) throws IOException {
      conn.getOutputStream().write((text + "\n").getBytes(UTF_8));
    }

    /** Waits until it has heard a line with this end. */
    void await(String end) {
      Run.await(() -> hears(end));
      assertWithMessage("%s", heard).that(hears(end)).isTrue();
    }

    private boolean hears(String end) {
      synchronized (heard) {
        return heard.stream().anyMatch(line -> line.endsWith(end));
      }
    }

    /** What was said, without the speakers and without comings and goings. */
    List<String> said(String topic) {
      synchronized (heard) {
        return heard.stream()
            .filter(line -> line.contains(": " + topic))
            .map(line -> line.substring(line.indexOf(": ") + 2))
            .toList();
      }
    }

    /** Goes without a word. */
    void vanish() throws IOException {
      conn.setSoLinger(true, 0);
      conn.close();
    }

    void leave() throws IOException, InterruptedException {
      ear.interrupt();
      conn.close();
      ear.join();
    }
  }

  private Guest enter() throws IOException {
    Guest guest = new Guest(chat.address());
    guests.add(guest);
    return guest;
  }

  @Test
  void everybodyHearsWhoEntersWhatIsSaidAndWhoLeaves() throws IOException {
    Guest ann = enter().listen();
    ann.say("anybody here?");
    ann.await("anybody here?");
    Guest bob = enter().listen();
    ann.await(" has arrived");
    bob.say("Grüße");
    ann.await(": Grüße");
    bob.await(": Grüße");
    String who = ann.heard.getLast().replace(": Grüße", "");
    bob.conn.shutdownOutput();
    ann.await(" has left");

    assertThat(bob.heard).containsExactly("You are " + who, who + ": Grüße").inOrder();
    assertThat(ann.heard.subList(2, 5))
        .containsExactly(who + " has arrived", who + ": Grüße", who + " has left")
        .inOrder();
  }

  @Test
  void aThousandGuestsHearEverythingInTheSameOrder() throws Exception {
    int number = 1000;
    int speakers = 10;
    int messages = 10;
    long start = System.nanoTime();
    Guest host = enter().listen();
    host.say("hello");
    host.await(": hello");
    while (guests.size() < number) {
      enter().say("hello");
    }
    List<Guest> slow = guests.subList(number - 20, number);
    List<Guest> vanishing = guests.subList(number - 40, number - 20);
    List<Guest> staying = guests.subList(0, number - 40);
    staying.forEach(Guest::listen);
    // Whoever speaks has entered before.
    Run.await(() -> host.said("hello").size() == number);
    assertThat(host.said("hello")).hasSize(number);

    for (int m = 0; m < messages; m++) {
      for (int s = 0; s < speakers; s++) {
        staying.get(s).say("news " + s + "." + m);
        if (m == messages / 2) {
          vanishing.get(2 * s).vanish();
          vanishing.get(2 * s + 1).vanish();
        }
      }
    }
    slow.forEach(Guest::listen);

    for (int s = 0; s < speakers; s++) {
      for (Guest guest : staying) {
        guest.await(": news " + s + "." + (messages - 1));
      }
      for (Guest guest : slow) {
        guest.await(": news " + s + "." + (messages - 1));
      }
    }
    System.out.printf(
        "chat: 1000 guests have heard everything after %d ms%n",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));

    List<String> order = staying.getFirst().said("news ");
    assertThat(order).hasSize(speakers * messages);
    assertThat(order).containsNoDuplicates();
    for (Guest guest : staying) {
      assertThat(guest.said("news ")).isEqualTo(order);
    }
    for (Guest guest : slow) {
      assertThat(guest.said("news ")).isEqualTo(order);
    }
  }

  @Test
  void aGuestWhoNeverListensIsDroppedAndTheOthersHearEverything() throws IOException {
    Guest sleeper = enter();
    Guest speaker = enter().listen();
    Guest listener = enter().listen();
    sleeper.say("good night");
    listener.say("good morning");
    speaker.await("good morning");
    String padding = "z".repeat(Lines.LIMIT - 100);
    int said = 0;
    for (; said < 10_000 && !speaker.hears(" has left"); said++) {
      speaker.say("tale " + said + " " + padding);
    }
    speaker.say("the end");
    listener.await("the end");

    assertThat(speaker.hears(" has left")).isTrue();
    assertThat(listener.said("tale ")).hasSize(said);
    assertThat(speaker.said("tale ")).hasSize(said);
  }

  @Test
  void garbageAndALineWithoutEndHurtNobodyElse() throws IOException {
    Guest polite = enter().listen();
    polite.say("good evening");
    polite.await("good evening");

    Guest drunk = enter().listen();
    drunk.conn.getOutputStream().write(new byte[] {0x1b, '[', '2', 'J', (byte) 0xff, '\n'});
    polite.await(": \ufffd[2J\ufffd");

    Guest bore = enter().listen();
    byte[] chunk = new byte[10 << 20];
    Arrays.fill(chunk, (byte) 'x');
    try {
      bore.conn.getOutputStream().write(chunk);
    } catch (IOException e) {
      // The server has hung up in the middle of the line.
    }
    polite.await(" has left");

    polite.say("where was I?");
    drunk.await("where was I?");
    assertThat(polite.heard.stream().mapToInt(String::length).max().getAsInt()).isLessThan(100);
  }

  @Test
  void netcatIsAClient() throws IOException {
    Running ann = Running.start("netcat", chat.address());
    ann.awaitOut(text -> text.contains("You are "));
    Running bob = Running.start("netcat", chat.address());
    ann.awaitOut(text -> text.contains(" has arrived"));

    bob.keyboard().type("hi, Ann\n");
    ann.awaitOut(text -> text.endsWith(": hi, Ann\n"));
    ann.keyboard().end();
    assertThat(ann.join().exitCode()).isEqualTo(0);
    bob.awaitOut(text -> text.endsWith(" has left\n"));

    chat.close();
    assertThat(bob.join().exitCode()).isEqualTo(0);
    bob.keyboard().end();
  }
}
