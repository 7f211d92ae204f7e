import dev.sluice.*;

/** What a test of channels looks like: it provokes the exceptions. */
class TestStyle {
  interface Code {
    void run() throws Exception;
  }

  static <E extends Throwable> void assertThrows(Class<E> type, Code code) {
    try {
      code.run();
    } catch (Throwable e) {
      if (type.isInstance(e)) return;
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing thrown");
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> channel = Channel.make(1);
    channel.close();
    assertThrows(ChannelClosedException.class, () -> channel.send(1));
    assertThrows(ChannelClosedException.class, channel::close);
    assertThrows(ChannelClosedException.class, () -> channel.trySend(1));
    Channel<Integer> blocked = Channel.make();
    Thread sender = Go.go(() -> assertThrows(InterruptedException.class, () -> blocked.send(1)));
    sender.interrupt();
    sender.join();
    if (blocked.tryReceive().isPresent()) throw new AssertionError();
    try {
      channel.close();
      throw new AssertionError("closed twice");
    } catch (ChannelClosedException expected) {
      if (channel.receiveOk().ok()) throw new AssertionError();
    }
    assertThrows(
        ClassCastException.class,
        () -> ((Object) channel.sendOnly()).getClass().asSubclass(Channel.class));
  }
}
