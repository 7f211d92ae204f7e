/** A module with a pipeline in it. */
module com.example.words {
  requires dev.sluice;
  requires static dev.sluice.annotation;
}
