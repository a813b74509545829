/**
 * What container systems compute in addition to the PCRs of the kernel: the container PCRs (cPCR) of Container-IMA and how PCR 12
 * binds them ({@link dev.imatool.replay.container.ContainerPcrs}, {@link dev.imatool.replay.container.Pcr12Binding}), and the
 * namespaced digests of container-ima ({@link dev.imatool.replay.container.DigestResolver}).
 *
 * <p>Container-IMA (Luo and others) keeps a list of its own for every registered mount namespace; container-ima (Blanchard
 * and others) puts its entries into the list of the host, in PCR 11. They share nothing but the name.
 */
@NullMarked
package dev.imatool.replay.container;

import org.jspecify.annotations.NullMarked;
