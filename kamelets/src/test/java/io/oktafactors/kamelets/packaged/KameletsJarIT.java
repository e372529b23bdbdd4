package io.oktafactors.kamelets.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class KameletsJarIT {

    @Test
    void theJarHoldsItsLicenceAndItsNotice() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("okta-factors-kamelets.jar"))) {
            assertThat(jar.stream().map(ZipEntry::getName)).contains("META-INF/LICENSE", "META-INF/NOTICE");
        }
    }
}
