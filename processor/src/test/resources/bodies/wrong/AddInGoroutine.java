// wait group: a goroutine adds itself to the group that counts it
import dev.sluice.*;

class AddInGoroutine {
  static void main(String[] args) throws InterruptedException {
    WaitGroup workers = new WaitGroup();
    for (int i = 0; i < 3; i++) {
      Go.go(() -> {
        workers.add(1);
        System.out.println("working");
        workers.done();
      });
    }
    workers.await();
  }
}
