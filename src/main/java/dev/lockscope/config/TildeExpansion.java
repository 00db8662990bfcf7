package dev.lockscope.config;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expands a {@code ~} at the beginning of a path to the home directory, in every setting and in each path of a list: a shell
 * expands it neither after {@code -Dlockscope.data=} nor in a file.
 */
public final class TildeExpansion implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1;
    private static final Pattern TILDE = Pattern.compile("(?<=^|,)~(?=$|[/\\\\,])");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue setting = context.proceed(name);
        if (setting == null || setting.getValue() == null || setting.getValue().indexOf('~') < 0) {
            return setting;
        }
        return setting.withValue(expanded(setting.getValue()));
    }

    static String expanded(String value) {
        return TILDE.matcher(value).replaceAll(Matcher.quoteReplacement(System.getProperty("user.home")));
    }
}
