package dev.imatool.examine.parts;

import dev.imatool.model.PcrBank;

/**
 * The register that a search follows.
 *
 * @param bank its bank
 * @param pcr its index
 */
record PartRegister(PcrBank bank, int pcr) {}
