// missing partner: a consumer stops after ten values of an endless producer
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface PrinterStopsEarly {
  @Stage(out = "naturals")
  static void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; ; x++) out.send(x);
  }

  @Stage(in = "naturals")
  static void printer(ReceiveChannel<Integer> in) throws InterruptedException {
    for (int i = 0; i < 10; i++) System.out.println(in.receive());
  }

  static void main(String[] args) throws InterruptedException {
    new PrinterStopsEarlyPipeline().run();
  }
}
