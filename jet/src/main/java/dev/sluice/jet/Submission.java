package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.DAG;

/**
 * How a job is submitted.
 *
 * @param hazelcast a member or a client
 * @param config the job's configuration
 * @param pipeline the pipeline's name
 * @param isGuaranteed whether the cluster itself continues the job when a member was lost
 */
record Submission(
    HazelcastInstance hazelcast, JobConfig config, String pipeline, boolean isGuaranteed) {
  /**
   * Completes a configuration.
   *
   * @throws IllegalArgumentException if it asks for a guarantee that the pipeline does not have
   */
  static Submission of(
      HazelcastInstance hazelcast, JobConfig config, String pipeline, boolean isGuaranteed) {
    ProcessingGuarantee given =
        isGuaranteed ? ProcessingGuarantee.AT_LEAST_ONCE : ProcessingGuarantee.NONE;
    ProcessingGuarantee asked = config.getProcessingGuarantee();
    if (asked != ProcessingGuarantee.NONE && asked != given) {
      throw new IllegalArgumentException(
          "the configuration asks for the guarantee "
              + asked
              + ", but pipeline '"
              + pipeline
              + "' has the guarantee "
              + given
              + ", by @Distributed(guarantee = ...)");
    }
    config.setProcessingGuarantee(given);
    if (!isGuaranteed) {
      // A member that joins would start a batch again.
      config.setAutoScaling(false);
    }
    return new Submission(hazelcast, config, pipeline, isGuaranteed);
  }

  /**
   * Submits the job. Blocks until the cluster has accepted it. Where Jet is switched off, Hazelcast
   * throws, and says how to switch it on.
   */
  Job submit(DAG dag) {
    return hazelcast.getJet().newJob(dag, config);
  }
}
