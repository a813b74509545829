/**
 * Signatures that entries carry, checked with keys that the caller trusts: of files ({@code sig}, also {@code security.ima}
 * among logged attributes), of their metadata ({@code evmsig}) and of modules ({@code modsig}).
 *
 * <p>{@link dev.imatool.appraise.signature.SignatureAppraisal} judges one entry after another with the {@link
 * dev.imatool.appraise.signature.key.SignatureKeys} it is given. The validity and usage of certificates are not judged,
 * because the kernel does not judge them either.
 */
@NullMarked
package dev.imatool.appraise.signature;

import org.jspecify.annotations.NullMarked;
