/**
 * Judges entries as Keylime's verifier would ({@code keylime/ima/ima.py}, {@code ast.py}, {@code file_signatures.py}): the same failures
 * for the same entries, so that an operator knows before an attestation what Keylime will say, and why.
 */
@NullMarked
package dev.imatool.appraise.keylime;

import org.jspecify.annotations.NullMarked;
