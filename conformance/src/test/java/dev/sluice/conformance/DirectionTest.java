package dev.sluice.conformance;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What compiles with which direction of a channel (rules DT, DA and DN). Every test compiles one
 * source with all statements that are right, and for each wrong one the same source with that line.
 */
final class DirectionTest {
  /** Every operation that a direction allows. */
  private static final List<String> RIGHT =
      List.of(
          "bi.send(1); so.send(1);",
          "bi.trySend(1); so.trySend(1);",
          "bi.receive(); ro.receive();",
          "Integer v1 = bi.receive(); Integer v2 = ro.receive();",
          "boolean ok1 = bi.receiveOk().ok(), ok2 = ro.receiveOk().ok();",
          "bi.tryReceive(); ro.tryReceive();",
          "Select.of(Select.send(bi, 1), Select.send(so, 1)).await();",
          "Select.of(Select.send(bi, 1), Select.send(so, 1)).poll();",
          "var r1 = Select.receive(bi); var r2 = Select.receive(ro);",
          "Select.of(r1, r2).await(); Integer v3 = r1.value(), v4 = r2.value();",
          "Select.of(r1, r2).poll(); boolean ok3 = r1.ok(), ok4 = r2.ok();",
          "for (Integer v5 : bi) {} for (Integer v6 : ro) {}",
          "bi.forEach(v7 -> {}); ro.forEach(v8 -> {});",
          "Go.go(bi::close); Go.go(so::close);",
          "try (AutoCloseable c1 = bi::close; AutoCloseable c2 = so::close) {}",
          "int n = bi.length() + ro.length() + so.length();",
          "n += bi.capacity() + ro.capacity() + so.capacity();",
          "Channel<Integer> m1 = Channel.make(); Channel<Integer> m2 = Channel.nil();",
          "ReceiveChannel<Integer> m3 = Channel.make(2), m4 = Channel.nil();",
          "SendChannel<Integer> m5 = Channel.make(2), m6 = Channel.nil();",
          "boolean b1 = bi == null || ro == null || so == null;",
          "boolean b2 = bi == ro || bi == so || bi.equals(ro) || so.equals(bi) || ro == ro;",
          "ReceiveChannel<Integer> toRo = bi; SendChannel<Integer> toSo = bi;",
          "ReceiveChannel<Integer> roToRo = ro; SendChannel<Integer> soToSo = so;",
          "Channel<Integer> biToBi = (Channel<Integer>) bi;",
          "ReceiveChannel<Integer> castRo = (ReceiveChannel<Integer>) bi;",
          "SendChannel<Integer> castSo = (SendChannel<Integer>) bi;",
          "ros.send(bi); sos.send(bi); ros.send(ro); sos.send(so);",
          "Select.of(Select.send(ros, bi), Select.send(sos, bi)).poll();",
          "ReceiveChannel<Integer> got1 = bis.receive(); SendChannel<Integer> got2 ="
              + " bis.receive();",
          "var r3 = Select.receive(bis); ReceiveChannel<Integer> got3 = r3.value();",
          "interface Orders extends Channel<Integer> {} Orders orders = null;",
          "Channel<Integer> plain = orders; ReceiveChannel<Integer> p1 = orders;",
          "SendChannel<Integer> p2 = orders; Consumer<SendChannel<Integer>> p3 = s -> {};",
          "p3.accept(bi); p3.accept(so); Go.go(() -> p3.accept(bi));",
          "SendChannel<Channel<Integer>> sendOfBoth = bis.sendOnly();",
          "List<Channel<Integer>> list = List.of(bi);");

  private static void wrong(String... misuses) {
    for (String misuse : misuses) {
      Snippet.doesNotCompile(RIGHT, misuse);
    }
  }

  @Test
  @Rule("DT-01")
  void aSendNeedsTheSendingSide() {
    wrong("ro.send(1);", "ro.trySend(1);");
  }

  @Test
  @Rule("DT-02")
  void aReceiveNeedsTheReceivingSide() {
    wrong("so.receive();", "so.tryReceive();");
  }

  @Test
  @Rule("DT-03")
  void aReceiveWithOkNeedsTheReceivingSide() {
    wrong("boolean ok = so.receiveOk().ok();");
  }

  @Test
  @Rule("DT-04")
  void aSendCaseNeedsTheSendingSide() {
    wrong("Select.of(Select.send(ro, 1)).await();");
  }

  @Test
  @Rule("DT-05")
  void aReceiveCaseNeedsTheReceivingSide() {
    wrong("Integer v = Select.receive(so).value();");
  }

  @Test
  @Rule("DT-06")
  void aReceiveCaseWithOkNeedsTheReceivingSide() {
    wrong("boolean ok = Select.receive(so).ok();");
  }

  @Test
  @Rule("DT-07")
  void withADefaultItIsTheSame() {
    wrong("Select.of(Select.send(ro, 1)).poll();", "Select.of(Select.receive(so)).poll();");
  }

  @Test
  @Rule("DT-08")
  void aRangeNeedsTheReceivingSide() {
    wrong("for (Integer v : so) {}");
  }

  @Test
  @Rule("DT-09")
  void aRangeWithoutAVariableNeedsTheReceivingSide() {
    wrong("so.forEach(v -> {});", "so.iterator();");
  }

  @Test
  @Rule("DT-11")
  void aCloseNeedsTheSendingSide() {
    Snippet.compiles(List.of("bi.close();", "so.close();"));
    wrong("ro.close();");
  }

  @Test
  @Rule("DT-12")
  void aDeferredCloseNeedsTheSendingSide() {
    wrong("Go.go(ro::close);", "try (AutoCloseable c = ro::close) {}");
  }

  @Test
  @Rule("DT-13")
  void everyDirectionHasALengthAndACapacity() {
    Snippet.compiles(
        List.of(
            "int a = bi.length(), b = ro.length(), c = so.length();",
            "int d = bi.capacity(), e = ro.capacity(), f = so.capacity();"));
  }

  @Test
  @Rule("DT-14")
  void everyDirectionCanBeMade() {
    Snippet.compiles(
        List.of(
            "Channel<Integer> a = Channel.make(1);",
            "ReceiveChannel<Integer> b = Channel.make(1);",
            "SendChannel<Integer> c = Channel.make(1);"));
  }

  @Test
  @Rule("DT-15")
  void everyDirectionCanBeNil() {
    Snippet.compiles(
        List.of(
            "bi = Channel.nil(); ro = Channel.nil(); so = Channel.nil();",
            "boolean a = bi.equals(Channel.nil()), b = ro.equals(Channel.nil());",
            "boolean c = so.equals(Channel.nil()) || bi == null || ro == null || so == null;"));
  }

  @Test
  @Rule("DT-16")
  void everyDirectionCanBeComparedWithBoth() {
    Snippet.compiles(
        List.of(
            "boolean a = bi == bi, b = ro == bi, c = so == bi;",
            "boolean d = bi.equals(ro), e = bi.equals(so), f = so.equals(bi);"));
  }

  @Test
  @Rule("DA-01")
  void bothCanBeAssignedToEveryDirection() {
    Snippet.compiles(
        List.of(
            "Channel<Integer> a = bi; ReceiveChannel<Integer> b = bi; SendChannel<Integer> c = bi;",
            "Consumer<ReceiveChannel<Integer>> d = x -> {}; d.accept(bi);",
            "Consumer<SendChannel<Integer>> e = x -> {}; e.accept(bi);",
            "Supplier<ReceiveChannel<Integer>> f = () -> bi;",
            "Supplier<SendChannel<Integer>> g = () -> bi;"));
  }

  @Test
  @Rule("DA-02")
  void theReceivingSideCannotBeAssignedToAnother() {
    wrong(
        "Channel<Integer> a = ro;",
        "SendChannel<Integer> a = ro;",
        "p3.accept(ro);",
        "Supplier<SendChannel<Integer>> s = () -> ro;");
  }

  @Test
  @Rule("DA-03")
  void theSendingSideCannotBeAssignedToAnother() {
    wrong(
        "Channel<Integer> a = so;",
        "ReceiveChannel<Integer> a = so;",
        "Supplier<ReceiveChannel<Integer>> s = () -> so;");
  }

  @Test
  @Rule("DA-04")
  void bothCanBeConvertedToEveryDirection() {
    Snippet.compiles(
        List.of(
            "Channel<Integer> a = (Channel<Integer>) bi;",
            "ReceiveChannel<Integer> b = (ReceiveChannel<Integer>) bi, c = bi.receiveOnly();",
            "SendChannel<Integer> d = (SendChannel<Integer>) bi, e = bi.sendOnly();"));
  }

  @Test
  @Rule("DN-01")
  void aNamedTypeOfBothCanBeAssignedToEveryDirection() {
    Snippet.compiles(
        List.of(
            "interface Orders extends Channel<Integer> {}",
            "Orders orders = null;",
            "Channel<Integer> a = orders;",
            "ReceiveChannel<Integer> b = orders;",
            "SendChannel<Integer> c = orders;"));
    wrong("Orders mine = bi;");
  }

  @Test
  @Rule("DN-05")
  void aSendingSideOfChannelsIsNoChannelOfReceivingSides() {
    wrong(
        "SendChannel<Channel<Integer>> a = ros;",
        "Channel<ReceiveChannel<Integer>> a = sendOfBoth;",
        "SendChannel<ReceiveChannel<Integer>> a = sendOfBoth;");
  }

  @Test
  @Rule("DN-06")
  void theElementTypeHasNoVariance() {
    wrong(
        "Channel<ReceiveChannel<Integer>> a = bis;",
        "Channel<Channel<Integer>> a = ros;",
        "Channel<SendChannel<Integer>> a = bis;");
  }

  @Test
  @Rule("DN-08")
  void aSideCannotBeSentWhereAnotherIsTheElement() {
    wrong("ros.send(so);", "bis.send(ro);", "sos.send(ro);", "Select.of(Select.send(ros, so));");
  }

  @Test
  @Rule("DN-09")
  void aReceivedSideCannotBeAssignedToBoth() {
    wrong("Channel<Integer> a = ros.receive();", "Channel<Integer> a = sos.receive();");
  }

  @Test
  @Rule("DN-10")
  void aListOfBothIsNoListOfOneSide() {
    wrong("List<ReceiveChannel<Integer>> a = list;", "List<SendChannel<Integer>> a = list;");
  }

  @Test
  @Rule("DN-11")
  void anElementOfAnotherTypeIsNeitherSentNorReceived() {
    wrong(
        "bi.send(\"text\");",
        "String text = ro.receive();",
        "Received<String> t = ro.receiveOk();");
  }
}
