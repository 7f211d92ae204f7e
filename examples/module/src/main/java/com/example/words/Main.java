package com.example.words;

/** Runs the pipeline. */
final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Words words = new Words("the quick brown fox jumps over the lazy dog");
    System.out.println(
        Main.class.getModule() + ": " + new WordsPipeline(words).run());
  }
}
