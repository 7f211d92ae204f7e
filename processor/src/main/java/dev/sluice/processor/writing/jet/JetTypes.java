package dev.sluice.processor.writing.jet;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.LinkedHashSet;
import java.util.Set;

/** The types of {@code sluice-jet} and Hazelcast that generated code names. */
final class JetTypes {
  private static final Set<ClassName> ALL = new LinkedHashSet<>();

  static final ClassName PLAN = sluice("JetPlan");
  static final ClassName PORTS = sluice("IslandPorts");
  static final ClassName RUN = sluice("JetRun");
  static final ClassName SOURCE = sluice("JetSource");
  static final ClassName SINK = sluice("JetSink");
  static final ClassName SUPPLIER = type("com.hazelcast.function", "SupplierEx");
  static final ClassName HAZELCAST = type("com.hazelcast.core", "HazelcastInstance");
  static final ClassName JOB_CONFIG = type("com.hazelcast.jet.config", "JobConfig");
  static final ClassName DAG = type("com.hazelcast.jet.core", "DAG");
  static final ClassName VERTEX = type("com.hazelcast.jet.core", "Vertex");
  static final ClassName OBJECTS = type("java.util", "Objects");

  private JetTypes() {}

  private static ClassName sluice(String simpleName) {
    return type("dev.sluice.jet", simpleName);
  }

  private static ClassName type(String packageName, String simpleName) {
    ClassName type = ClassName.get(packageName, simpleName);
    ALL.add(type);
    return type;
  }

  /** All of them, so that no variable is called like one. */
  static Set<ClassName> all() {
    return ALL;
  }

  /** {@code SupplierEx<? extends Sales>} */
  static TypeName supplier(TypeName type) {
    return ParameterizedTypeName.get(SUPPLIER, WildcardTypeName.subtypeOf(type));
  }
}
