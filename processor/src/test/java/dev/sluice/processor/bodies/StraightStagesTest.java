package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

/** Stages of a pipeline that wait for each other, and stages that do not. */
class StraightStagesTest {
  @Test
  void stagesThatWaitForEachOther() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        class Stages {
          @Pipeline
          interface OtherOrder {
            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left/*!CertainDeadlock*/.send(1);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          @Pipeline
          interface Ranges {
            @Stage(out = {"evens", "odds"})
            static void count(SendChannel<Integer> first, SendChannel<Integer> second)
                throws InterruptedException {
              for (int i = 0; i < 4; i++) {
                first/*!CertainDeadlock*/.send(2 * i);
                second.send(2 * i + 1);
              }
            }

            @Stage(in = {"odds", "evens"})
            static int add(
                @Capacity(3) ReceiveChannel<Integer> first, ReceiveChannel<Integer> second)
                throws InterruptedException {
              for (int odd : first) System.out.println(odd);
              for (int even : second) System.out.println(even);
              return 0;
            }
          }

          @Pipeline(stages = Both.Reader.class)
          static final class Both {
            @Stage
            void one(SendChannel<String> first) throws InterruptedException {
              first.send("a");
            }

            @Stage(workers = 2)
            void two(ReceiveChannel<String> first, SendChannel<String> second)
                throws InterruptedException {
              second/*!CertainDeadlock*/.send("b");
              System.out.println(first.receiveOk());
            }

            @Stage
            public static final class Reader {
              public void read(ReceiveChannel<String> second, SendChannel<String> third)
                  throws InterruptedException {
                third.send(second.receive());
                third.send(second.receive());
              }
            }

            @Stage
            void three(ReceiveChannel<String> third, ReceiveChannel<String> fourth)
                throws InterruptedException {
              for (String text : fourth) System.out.println(text);
              for (String text : third) System.out.println(text);
            }

            @Stage
            void four(SendChannel<String> fourth) throws InterruptedException {
              Channel<Integer> own = Channel.make();
              Go.go(() -> own.send(1));
              own.receive();
              own.receive();
              fourth.send("c");
            }
          }

          public static void main(String... arguments) throws InterruptedException {
            new Stages_OtherOrderPipeline().run();
          }
        }
        """);
  }

  @Test
  void theMessageSaysWhereEachStageWaits() {
    assertThat(
            BodyCompilation.of(
                    """
                    import dev.sluice.*;
                    import dev.sluice.annotation.*;

                    @Pipeline
                    interface Pairs {
                      @Stage
                      static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                          throws InterruptedException {
                        left.send(1);
                        right.send(2);
                      }

                      @Stage
                      static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                          throws InterruptedException {
                        for (int value : right) System.out.println(value);
                        for (int value : left) System.out.println(value);
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [Sluice/CertainDeadlock] whatever runs first, the stages of this pipeline come to a \
            deadlock:
                  stage 'split', line 9: waits to send to 'left'
                  stage 'join', line 16: waits for the next value or the close of 'right'
              Change the order of the operations, or give a channel a capacity.\
            """);
  }

  @Test
  void stagesThatMoveOrOfWhichThatIsNotCertain() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;

        class Moving {
          @Pipeline
          interface SameOrder {
            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(left.receive() - right.receive());
            }
          }

          @Pipeline
          interface Room {
            @Capacity(1)
            Channel<Integer> left();

            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              for (int value : right) System.out.println(value);
              for (int value : left) System.out.println(value);
            }
          }

          @Pipeline
          interface GivenRoom {
            @Capacity(Capacity.GIVEN)
            Channel<Integer> left();

            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          @Pipeline
          interface Drops {
            @Capacity(value = 1, whenFull = WhenFull.DROP_OLDEST)
            Channel<Integer> left();

            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              left.send(2);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          @Pipeline
          interface LeavesEarly {
            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void ignore(ReceiveChannel<Integer> left) {}

            @Stage
            static void print(ReceiveChannel<Integer> right) throws InterruptedException {
              System.out.println(right.receive());
            }
          }

          @Pipeline
          interface TwoSenders {
            @Stage
            static void one(SendChannel<Integer> values) throws InterruptedException {
              values.send(1);
            }

            @Stage
            static void two(SendChannel<Integer> values) throws InterruptedException {
              values.send(2);
            }

            @Stage
            static void print(ReceiveChannel<Integer> values) {
              for (int value : values) System.out.println(value);
            }
          }

          @Pipeline
          interface Competing {
            @Stage
            static void send(SendChannel<Integer> values, SendChannel<Integer> more)
                throws InterruptedException {
              values.send(1);
              more.send(2);
              values.send(3);
            }

            @Stage
            static void one(@Shared ReceiveChannel<Integer> values, ReceiveChannel<Integer> more)
                throws InterruptedException {
              System.out.println(values.receive());
              System.out.println(more.receive());
            }

            @Stage
            static void two(ReceiveChannel<Integer> values) throws InterruptedException {
              System.out.println(values.receive());
            }
          }

          @Pipeline
          interface Ports {
            SendChannel<Integer> left();

            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void print(ReceiveChannel<Integer> right) throws InterruptedException {
              System.out.println(right.receive());
            }
          }

          @Pipeline
          interface Functions {
            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage(in = "left", out = "kept")
            static int keep(int value) {
              return value;
            }

            @Stage
            static void join(ReceiveChannel<Integer> kept, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - kept.receive());
            }
          }

          @Pipeline
          interface ToEach {
            @Broadcast
            Channel<Integer> left();

            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void print(ReceiveChannel<Integer> left) throws InterruptedException {
              System.out.println(left.receive());
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          @Pipeline
          interface Back {
            @Feedback
            Channel<Integer> again();

            @Stage
            static void split(SendChannel<Integer> left, ReceiveChannel<Integer> again)
                throws InterruptedException {
              again.receive();
              left.send(1);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, SendChannel<Integer> again)
                throws InterruptedException {
              left.receive();
              again.send(1);
            }
          }

          @Pipeline
          static class Overridden {
            @Stage
            void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          @Pipeline
          interface Expected {
            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          static void expected() throws InterruptedException {
            try {
              new Moving_ExpectedPipeline().run();
            } catch (DeadlockException e) {
              System.out.println("as it should be");
            }
          }

          @Pipeline
          interface Ended {
            @Stage
            static void split(SendChannel<Integer> left, SendChannel<Integer> right)
                throws InterruptedException {
              left.send(1);
              right.send(2);
            }

            @Stage
            static void join(ReceiveChannel<Integer> left, ReceiveChannel<Integer> right)
                throws InterruptedException {
              System.out.println(right.receive() - left.receive());
            }
          }

          static void ended() throws InterruptedException {
            PipelineRun<Void> run = new Moving_EndedPipeline().start();
            run.cancel();
          }
        }
        """);
  }
}
