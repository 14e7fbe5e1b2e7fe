package dev.runtimeguard.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Runs the tests of a class, or one test, as Lambda would run the function:
 *
 * <pre>{@code
 * @LambdaTest
 * class HandlerTest {
 *     private final Handler handler = new Handler();
 *
 *     @Test
 *     void rendersTheReport(Context context) {
 *         assertThat(handler.handleRequest(event(), context)).isEqualTo("done");
 *     }
 * }
 * }</pre>
 *
 * While a test method runs, and while the test class is constructed, every write outside the writable places is refused
 * with Lambda's own error, on any thread, and {@code /tmp} has Lambda's size. Before and after, as in {@code @BeforeEach},
 * the test may write where it likes. Lambda's environment variables are set from before the construction to the end of the
 * tests. A refused write, also one that the code under test swallowed, and a file left in {@code /tmp} fail the test with
 * the guard's report.
 *
 * <p>Methods and those of {@code @BeforeEach} and {@code @AfterEach} may have parameters of the types
 * {@link com.amazonaws.services.lambda.runtime.Context}, {@link com.amazonaws.services.lambda.runtime.LambdaLogger} and
 * {@link LambdaRun}.
 *
 * <p>As all of this is the process's, no other test runs at the same time, where tests run in parallel. On a method it
 * replaces what stands on the class as a whole.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LambdaExtension.class)
@ResourceLock(Resources.GLOBAL)
public @interface LambdaTest {

    /** The function's name. */
    String functionName() default "function";

    /** The function's timeout in seconds, from which its remaining time is counted down; nothing is interrupted. */
    int timeoutSeconds() default 30;

    /** The function's memory in MB, as the environment and the context say it; the JVM's own stays as it is. */
    int memoryMb() default 512;

    /** The size of {@code /tmp} in MB, which is empty when the test begins; 0 for that of this machine. */
    int tmpSizeMb() default 512;

    /** More writable directories, as an EFS mount; relative ones are those of the working directory. */
    String[] writable() default {};

    /** Environment variables of the function, as {@code NAME=value}; they win over Lambda's own. */
    String[] environment() default {};

    /** What a refused write does, and one that finds {@code /tmp} full. */
    OnFinding refusals() default OnFinding.FAIL;

    /** What a file does that the test method left in {@code /tmp}; {@code GUARD_TMP_KEEP} names those that may stay. */
    OnFinding leaks() default OnFinding.FAIL;
}
