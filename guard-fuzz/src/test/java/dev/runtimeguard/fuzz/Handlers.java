package dev.runtimeguard.fuzz;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Functions that give back what they are given, a form of handler each. */
public final class Handlers {

    private Handlers() {}

    /** An event of its own type. */
    public static class Order {
        private String name;
        private int count;
        private Double price;
        private boolean paid;
        private List<Order> parts;
        private Map<String, long[]> more;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }

        public Double getPrice() {
            return price;
        }

        public void setPrice(Double price) {
            this.price = price;
        }

        public boolean isPaid() {
            return paid;
        }

        public void setPaid(boolean paid) {
            this.paid = paid;
        }

        public List<Order> getParts() {
            return parts;
        }

        public void setParts(List<Order> parts) {
            this.parts = parts;
        }

        public Map<String, long[]> getMore() {
            return more;
        }

        public void setMore(Map<String, long[]> more) {
            this.more = more;
        }
    }

    /** Takes any JSON object. */
    public static class OfMaps implements RequestHandler<Map<String, Object>, Object> {
        @Override
        public Object handleRequest(Map<String, Object> event, Context context) {
            return event;
        }
    }

    /** Takes any JSON at all. */
    public static class OfObjects implements RequestHandler<Object, Object> {
        @Override
        public Object handleRequest(Object event, Context context) {
            return event;
        }
    }

    /** Takes bytes. */
    public static class OfStreams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            input.transferTo(output);
        }
    }

    /** Takes its events by methods. */
    public static class ByMethods {
        public Order order(Order order) {
            return order;
        }

        public List<Order> orders(List<Order> orders, Context context) {
            return orders;
        }

        public static String text(String text) {
            return text;
        }

        public Integer number(Integer number) {
            return number;
        }

        public int overloaded(int number) {
            return number;
        }

        public Map<String, Object> overloaded(Map<String, Object> event, Context context) {
            return event;
        }

        public void bytes(InputStream input, OutputStream output) throws IOException {
            input.transferTo(output);
        }

        public void nothing() {}

        int hidden(int number) {
            return number;
        }

        public int three(int one, int two, int three) {
            return one + two + three;
        }
    }

    /** Cannot be made. */
    public abstract static class Abstract implements RequestHandler<String, String> {}

    /** Cannot be made either. */
    public static class WithParameter implements RequestHandler<String, String> {
        public WithParameter(String parameter) {
            throw new IllegalStateException(parameter);
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    /** Fails to be made. */
    public static class Failing extends OfStreams {
        public Failing() {
            throw new IllegalStateException("not today");
        }
    }

    /** No handler at all. */
    public static class Empty {}
}
