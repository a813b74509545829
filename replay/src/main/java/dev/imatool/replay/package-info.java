/**
 * Replay: extends the entries of a measurement list as the kernel did and says what the PCRs must then hold, and at which
 * entry an expected value is met.
 *
 * <p>Start at {@link dev.imatool.replay.Replay}. Beside it: {@code templatedigest} (the digests that are extended), {@code
 * verify} (what can be said of a list without any PCR) and {@code filehash} (hash functions of file digests). Replay and
 * verification go over a list in one pass when both are handed the same
 * {@link dev.imatool.replay.templatedigest.TemplateDigests}.
 */
@NullMarked
package dev.imatool.replay;

import org.jspecify.annotations.NullMarked;
