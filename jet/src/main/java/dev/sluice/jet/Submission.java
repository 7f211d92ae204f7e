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
 */
record Submission(HazelcastInstance hazelcast, JobConfig config, String pipeline) {
  /** Keeps the configuration, in which nothing is left that would start a batch again. */
  Submission {
    config.setAutoScaling(false).setProcessingGuarantee(ProcessingGuarantee.NONE);
  }

  /** Submits the job. Blocks until the cluster has accepted it. */
  Job submit(DAG dag) {
    try {
      return hazelcast.getJet().newJob(dag, config);
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).contains("Jet is disabled")) {
        throw new IllegalStateException(
            "Jet is switched off on this member. Call getJetConfig().setEnabled(true) on its"
                + " Config, or write 'jet: enabled: true' in hazelcast.yaml.",
            e);
      }
      throw e;
    }
  }
}
