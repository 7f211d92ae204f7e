package dev.sluice.processor.declaration;

/** The types of Sluice that the processor knows by name: it is not compiled against the runtime. */
public final class KnownTypes {
  /** Every annotation of Sluice, as a processor supports them. */
  public static final String ANNOTATIONS = "dev.sluice.annotation.*";

  /** The annotation that declares a pipeline. */
  public static final String PIPELINE = "dev.sluice.annotation.Pipeline";

  /** The annotation that also runs a pipeline on a cluster. */
  public static final String DISTRIBUTED = "dev.sluice.annotation.Distributed";

  /** What remembers something as a whole. */
  public static final String SAVED = "dev.sluice.Saved";

  /** What remembers something for each key. */
  public static final String SAVED_BY_KEY = "dev.sluice.SavedByKey";

  /** What generated code for Hazelcast Jet calls, by which the artifact is found. */
  public static final String JET_PLAN = "dev.sluice.jet.JetPlan";

  /** The annotation that declares a set of select cases. */
  public static final String SELECT_CASES = "dev.sluice.annotation.SelectCases";

  /** The annotation that declares a stage. */
  public static final String STAGE = "dev.sluice.annotation.Stage";

  /** The annotation that gives a stage several elements at once. */
  public static final String BATCH = "dev.sluice.annotation.Batch";

  /** The annotation that gives a channel a buffer. */
  public static final String CAPACITY = "dev.sluice.annotation.Capacity";

  /** The annotation that gives every value to every receiving stage. */
  public static final String BROADCAST = "dev.sluice.annotation.Broadcast";

  /** The annotation that lets different stages compete. */
  public static final String SHARED = "dev.sluice.annotation.Shared";

  /** The annotation that closes a cycle. */
  public static final String FEEDBACK = "dev.sluice.annotation.Feedback";

  /** The annotation that makes a parameter's channel a port. */
  public static final String PORT = "dev.sluice.annotation.Port";

  /** The annotation on every generated type. */
  public static final String GENERATED = "dev.sluice.annotation.SluiceGenerated";

  /** The JDK's annotation on generated types, which not every module can see. */
  public static final String JDK_GENERATED = "javax.annotation.processing.Generated";

  /** The channel of both directions. */
  public static final String CHANNEL = "dev.sluice.Channel";

  /** The sending direction. */
  public static final String SEND = "dev.sluice.SendChannel";

  /** The receiving direction. */
  public static final String RECEIVE = "dev.sluice.ReceiveChannel";

  /** An element for which a stage has failed. */
  public static final String FAILED = "dev.sluice.Failed";

  private KnownTypes() {}
}
