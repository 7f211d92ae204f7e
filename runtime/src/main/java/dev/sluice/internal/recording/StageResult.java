package dev.sluice.internal.recording;

/**
 * What has come of a stage.
 *
 * @param pipeline the name of the pipeline
 * @param run the id of the run
 * @param stage the name of the stage
 * @param received how many values it has received
 * @param sent how many values it has sent
 * @param outcome {@code completed}, {@code abandoned}, {@code failed} or {@code cancelled}
 */
public record StageResult(
    String pipeline, long run, String stage, long received, long sent, String outcome) {}
