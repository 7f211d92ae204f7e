import dev.sluice.*;

/** A monitor goroutine owns the balance. */
class Bank {
  private static final Channel<Integer> deposits = Channel.make();
  private static final Channel<Integer> balances = Channel.make();

  static void teller() throws InterruptedException {
    int balance = 0;
    var deposit = Select.receive(deposits);
    var balanceOut = Select.send(balances, 0);
    var select = Select.of(deposit, balanceOut);
    while (true) {
      balanceOut.value(balance);
      if (select.await() == deposit) balance += deposit.value();
    }
  }

  static void main(String[] args) throws InterruptedException {
    Go.go(Bank::teller);
    WaitGroup customers = new WaitGroup();
    for (int i = 0; i < 10; i++) customers.go(() -> deposits.send(100));
    customers.await();
    if (balances.receive() != 1000) throw new AssertionError();
  }
}
