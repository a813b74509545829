package dev.imatool.replay.container;

import java.util.Locale;

/** How Container-IMA folds the container PCRs into what it extends into PCR 12; each has its time in the sources. */
public enum Generation {
    /** 2017-09-05 to 2018-08-13: SHA1(cPCR 1, cPCR 2, …). */
    CONCATENATED(1),
    /** 2018-08-14 to 2018-09-10: nonce XOR cPCR 1 XOR cPCR 2 …. The order of the rows does not matter. */
    NONCE(2),
    /** From 2018-09-11 on: SHA1(cPCR 1 XOR secret 1, cPCR 2 XOR secret 2, …). */
    SECRETS(3);

    private final int number;

    Generation(int number) {
        this.number = number;
    }

    /** 1, 2 or 3. */
    public int number() {
        return number;
    }

    /** A stable name for machines, in snake case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
