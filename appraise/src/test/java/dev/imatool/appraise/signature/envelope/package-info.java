/** Tests of signatures of envelopes. */
@NullMarked
package dev.imatool.appraise.signature.envelope;

import org.jspecify.annotations.NullMarked;
