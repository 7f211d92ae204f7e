// wait group: done is called twice on one path
import dev.sluice.*;

class DoneTwice {
  static void main(String[] args) throws InterruptedException {
    WaitGroup workers = new WaitGroup();
    workers.add(1);
    try {
      System.out.println("working");
      workers.done();
    } finally {
      workers.done();
    }
    workers.await();
  }
}
