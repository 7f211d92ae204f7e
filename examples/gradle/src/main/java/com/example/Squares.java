package com.example;

import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.stream.IntStream;

@Pipeline
interface Squares {
  @Stage(out = "naturals")
  static IntStream counter() {
    return IntStream.range(0, 5);
  }

  @Stage(in = "naturals", out = "squares")
  static int squarer(int v) {
    return v * v;
  }

  @Stage(in = "squares")
  static void printer(int v) {
    System.out.println(v);
  }

  static void main(String[] args) throws InterruptedException {
    new SquaresPipeline().run();
  }
}
