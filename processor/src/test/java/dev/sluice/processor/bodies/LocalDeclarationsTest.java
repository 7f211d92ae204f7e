package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

/** A pipeline that no annotation processor is shown is reported all the same. */
class LocalDeclarationsTest {
  @Test
  void pipelinesAndSelectsInMethodsAreInaccessible() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        class X {
          void f() {
            @Pipeline
            /*!Inaccessible*/interface P {
              @Stage(out = "a") static Iterable<String> a() { return null; }
              @Stage(in = "a") static void b(String s) { }
            }
          }
          Runnable g = () -> {
            @SelectCases
            /*!Inaccessible*/interface S { ReceiveChannel<String> in(); }
          };
        }
        """);
  }

  @Test
  void thoseInClassesAreNot() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        class X {
          @Pipeline interface P {
            @Stage(out = "a") static Iterable<String> a() { return null; }
            @Stage(in = "a") static void b(String s) { }
          }
          void f() {
            @Deprecated class Local { }
          }
        }
        """);
  }
}
