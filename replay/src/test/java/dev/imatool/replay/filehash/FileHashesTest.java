package dev.imatool.replay.filehash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors: RFC 1320, RFC 1321, FIPS 180-4, FIPS 202, the RIPEMD page, ISO/IEC 10118-3, GB/T 32905 and RFC 6986. */
class FileHashesTest {
    private static final String WHIRLPOOL_ABC = "4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c"
            + "7181eebdb6c57e277d0e34957114cbd6c797fc9d95d8b582d225292076d4eef5";

    @ParameterizedTest
    @CsvSource({
        "md4,a448017aaf21d8525fc10ae87aa6729d",
        "md5,900150983cd24fb0d6963f7d28e17f72",
        "sha1,a9993e364706816aba3e25717850c26c9cd0d89d",
        "sha224,23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "sha256,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha384,cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "sha512,ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "sha3-256,3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
        "sha3-384,ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25",
        "sha3-512,b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
                + "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0",
        "rmd128,c14a12199c66e4ba84636b0f69144c77",
        "rmd160,8eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
        "rmd256,afbd6e228b9d8cbbcef5ca2d03e6dba10ac0bc7dcbe4680e1e42d2e975459b65",
        "rmd320,de4c01b3054f8930a79d09ae738e92301e5a17085beffdc1b8d116713e74f82fa942d64cdbc4682d",
        "sm3,66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "sm3-256,66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    })
    void digestOfAbcIsThePublishedOne(String name, String hex) {
        assertThat(digest(name, "abc")).isEqualTo(hex);
    }

    @Test
    void shorterWhirlpoolsAreTheBeginningOfTheLongOne() {
        assertThat(digest("wp512", "abc")).isEqualTo(WHIRLPOOL_ABC);
        assertThat(digest("wp384", "abc")).isEqualTo(WHIRLPOOL_ABC.substring(0, 96));
        assertThat(digest("wp256", "abc")).isEqualTo(WHIRLPOOL_ABC.substring(0, 64));
    }

    @Test
    void streebogOfTheFirstExampleIsThatOfTheStandard() {
        String message = "012345678901234567890123456789012345678901234567890123456789012";
        assertThat(digest("streebog256", message))
                .isEqualTo("9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500");
        assertThat(digest("streebog512", message))
                .isEqualTo("1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa"
                        + "00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48");
    }

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void everyAlgorithmButTigerIsThereAndStartsAnewAfterEachDigest(HashAlgorithm algorithm) {
        boolean tiger = algorithm.kernelName().startsWith("tgr");
        assertThat(FileHashes.of(algorithm).isEmpty()).isEqualTo(tiger);
        FileHashes.of(algorithm).ifPresent(hash -> {
            byte[] whole = "abcdef".getBytes(StandardCharsets.US_ASCII);
            hash.update(whole, 0, 6);
            byte[] first = hash.digest();
            hash.update(whole, 0, 2);
            hash.update(whole, 2, 4);
            byte[] second = new byte[100];
            hash.digestInto(second, 7);
            assertThat(first).hasSize(algorithm.digestLength());
            assertThat(ByteString.copyOf(second, 7, first.length)).isEqualTo(ByteString.copyOf(first));
            assertThat(second[7 + first.length]).isZero();
            assertThat(hash.algorithm()).isEqualTo(algorithm);
        });
    }

    private static String digest(String name, String message) {
        FileHash hash = HashAlgorithm.ofName(name).flatMap(FileHashes::of).orElseThrow();
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
        hash.update(bytes, 0, bytes.length);
        return ByteString.copyOf(hash.digest()).hex();
    }
}
