package dev.runtimeguard.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerMethodsTest {

    @SuppressWarnings("unused")
    public static class Fn implements RequestHandler<Integer, String> {
        public void taken() {}

        public void taken(Context context) {}

        public void taken(String event) {}

        public void taken(String event, Context context) {}

        public void taken(InputStream in) {}

        public void taken(OutputStream out) {}

        public void taken(InputStream in, Context context) {}

        public void taken(OutputStream out, Context context) {}

        public void taken(InputStream in, OutputStream out) {}

        public void taken(InputStream in, OutputStream out, Context context) {}

        public void refused(Context context, String event) {}

        public void refused(String event, String other) {}

        public void refused(Context context, Context other) {}

        public void refused(OutputStream out, InputStream in) {}

        public void refused(InputStream in, String event) {}

        public void refused(String event, OutputStream out, Context context) {}

        public void refused(InputStream in, OutputStream out, Context context, String event) {}

        public void longest(String event) {}

        public void longest(InputStream in, OutputStream out) {}

        public void withContext(String event, Context context) {}

        public void withContext(InputStream in, OutputStream out) {}

        public void acceptable(String event, String other, Context context) {}

        public void acceptable(String event) {}

        @Override
        public String handleRequest(Integer event, Context context) {
            return "";
        }
    }

    @Test
    void acceptsWhatTheRuntimeCanSupply() {
        assertThat(methods("taken")).hasSize(10).allMatch(method -> HandlerMethod.of(method)
                .isPresent());
    }

    @Test
    void acceptsNothingElse() {
        assertThat(methods("refused")).hasSize(7).noneMatch(method -> HandlerMethod.of(method)
                .isPresent());
    }

    @Test
    void takesTheLongestParameterList() {
        assertThat(chosen("longest")).containsExactly(InputStream.class, OutputStream.class);
    }

    @Test
    void countsAContextTwice() {
        assertThat(chosen("withContext")).containsExactly(String.class, Context.class);
    }

    @Test
    void passesOverWhatItCannotCall() {
        assertThat(chosen("acceptable")).containsExactly(String.class);
    }

    @Test
    void prefersTheMethodItselfToItsBridge() {
        assertThat(methods("handleRequest")).hasSize(2);
        assertThat(chosen("handleRequest")).containsExactly(Integer.class, Context.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "refused"})
    void choosesNoneWhereThereIsNone(String name) {
        assertThat(HandlerMethods.choose(Fn.class, name)).isEmpty();
    }

    private static List<Method> methods(String name) {
        return HandlerMethods.named(Fn.class, name).toList();
    }

    private static Stream<Type> chosen(String name) {
        return Stream.of(
                HandlerMethods.choose(Fn.class, name).orElseThrow().method().getGenericParameterTypes());
    }
}
