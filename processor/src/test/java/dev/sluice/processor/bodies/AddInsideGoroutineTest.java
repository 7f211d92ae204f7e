package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class AddInsideGoroutineTest {
  @Test
  void aGoroutineThatCountsItself() {
    assertFindings(
        """
        import dev.sluice.*;

        class Counting {
          void self(Iterable<String> names) throws InterruptedException {
            WaitGroup workers = new WaitGroup();
            for (String name : names) {
              Go.go(
                  () -> {
                    workers/*!AddInsideGoroutine*/.add(1);
                    try {
                      System.out.println(name);
                    } finally {
                      workers.done();
                    }
                  });
            }
            workers.await();
          }
        }
        """);
  }

  @Test
  void addingBeforeOrForAnother() {
    assertFindings(
        """
        import dev.sluice.*;

        class Counting {
          void before() throws InterruptedException {
            WaitGroup workers = new WaitGroup();
            workers.add(1);
            Go.go(
                () -> {
                  System.out.println("working");
                  workers.done();
                });
            workers.await();
          }

          void forAnother() throws InterruptedException {
            WaitGroup workers = new WaitGroup();
            workers.add(1);
            Go.go(
                () -> {
                  workers.add(1);
                  Go.go(
                      () -> {
                        System.out.println("nested");
                        workers.done();
                      });
                  workers.done();
                });
            workers.go(() -> walk(workers));
            workers.await();
          }

          void own() {
            Go.go(
                () -> {
                  WaitGroup mine = new WaitGroup();
                  mine.add(1);
                  mine.done();
                  mine.await();
                });
          }

          private void walk(WaitGroup workers) {
            workers.go(() -> walk(workers));
          }
        }
        """);
  }
}
