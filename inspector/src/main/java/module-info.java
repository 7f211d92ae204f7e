/** A page that shows the pipelines and groups of a running program. */
module dev.sluice.inspector {
  requires static transitive org.jspecify;
  requires dev.sluice;
  requires jdk.httpserver;

  exports dev.sluice.inspector;

  provides dev.sluice.internal.view.Watcher with
      dev.sluice.inspector.service.InspectorWatcher;
}
