package dev.imatool.model.eventlog;

import dev.imatool.model.ByteString;
import java.util.List;

/**
 * The event that says after which specification a log was written ({@code TCG_EfiSpecIDEvent}, profile section 10.4.5.1).
 *
 * @param signature {@code Spec ID Event03}; {@code 00} (BIOS) and {@code 02} (EFI 1.2) in SHA-1 logs
 * @param platformClass 0 client, 1 server
 * @param versionMajor of the specification
 * @param versionMinor of the specification
 * @param errata of the specification
 * @param uintnSize 1 for 32-bit, 2 for 64-bit firmware; a reserved byte in {@code Event00}
 * @param algorithms the banks, with the lengths of their digests; none in SHA-1 logs
 * @param vendorInfo what the vendor put after it
 */
public record SpecId(
        String signature,
        long platformClass,
        int versionMajor,
        int versionMinor,
        int errata,
        int uintnSize,
        List<EventAlgorithm> algorithms,
        ByteString vendorInfo) {
    public SpecId {
        algorithms = List.copyOf(algorithms);
    }
}
