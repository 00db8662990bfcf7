package dev.lockscope.run.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -Ddb.password=hunter2                      | -Ddb.password=…
            -DAPI_TOKEN=hunter2                        | -DAPI_TOKEN=…
            -Dclient.Secret=hunter2                    | -Dclient.Secret=…
            -Dssh.key=hunter2                          | -Dssh.key=…
            -Dcredentials=hunter2                      | -Dcredentials=…
            -Durl=jdbc:x://box/?user=me&password=hunter2 | -Durl=…
            -Durl=https://me:hunter2@box/              | -Durl=…
            -javaagent:agent.jar=apiKey=hunter2        | -javaagent:agent.jar=…
            """)
    void aValueThatLooksLikeASecretIsHidden(String option, String shown) {
        assertThat(JvmOptions.shown(List.of(option))).containsExactly(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseZGC",
                "-Xmx512m",
                "-XX:ActiveProcessorCount=2",
                "-XX:StartFlightRecording:filename=run.jfr",
                "-Durl=https://box/",
                "-Dtoken"
            })
    void otherOptionsAreShown(String option) {
        assertThat(JvmOptions.shown(List.of(option))).containsExactly(option);
    }

    @Test
    void optionsOfEveryRunAreLeftOut() {
        assertThat(JvmOptions.shown(JvmOptions.OF_EVERY_RUN)).isEmpty();
        assertThat(JvmOptions.OF_EVERY_RUN).isNotEmpty();
    }
}
