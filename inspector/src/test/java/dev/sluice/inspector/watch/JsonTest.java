package dev.sluice.inspector.watch;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void anyTextComesBack() throws Exception {
    ObjectMapper parser = new ObjectMapper();
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x3000; c++) {
      all.append((char) c);
    }
    for (String text :
        List.of(
            "", "\"\\\b\f\n\r\t\u0000", "</script><!--", "naïve 🎉 \u2028\u2029", all.toString())) {
      String json = Json.write(text);

      assertThat(parser.readValue(json, String.class)).isEqualTo(text);
      assertThat(json).doesNotContain("<");
      assertThat(json).doesNotContain("\n");
    }
  }

  @Test
  void halfOfPairIsEscaped() {
    assertThat(Json.write("\ud83c")).isEqualTo("\"\\ud83c\"");
    assertThat(Json.write("a\udf89")).isEqualTo("\"a\\udf89\"");
  }

  @Test
  void documents() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", Arrays.asList(1, 2L, 0.5, true, null));
    map.put("b", Map.of());

    assertThat(Json.write(map)).isEqualTo("{\"a\":[1,2,0.5,true,null],\"b\":{}}");
    assertThat(Json.write(Double.NaN)).isEqualTo("0.0");
    assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
  }
}
