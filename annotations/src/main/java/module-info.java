/** What a pipeline is declared with. Needed to compile a pipeline, not to run it. */
module dev.sluice.annotation {
  exports dev.sluice.annotation;
}
