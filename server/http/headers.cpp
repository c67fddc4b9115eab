#include "server/http/headers.h"

#include "shared/core/time.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace onedoor::http {

#define ONEDOOR_CONTENT_SECURITY_POLICY(form_action)                                               \
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " \
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "                \
    "base-uri 'none'; object-src 'none'; form-action " form_action "; frame-ancestors 'none'; "    \
    "report-to csp"

static constexpr std::string_view policy_without_forms = ONEDOOR_CONTENT_SECURITY_POLICY("'none'");
static constexpr std::string_view policy_with_forms = ONEDOOR_CONTENT_SECURITY_POLICY("'self'");

static constexpr std::string_view permissions =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

static std::string_view cache_control(Caching caching) {
    switch (caching) {
    case Caching::Never:
        return "no-store";
    case Caching::Revalidate:
        return "no-cache";
    case Caching::Forever:
        return "public, max-age=31536000, immutable";
    }
    return "no-store";
}

std::string http_date(std::int64_t seconds) {
    static constexpr std::array<char const*, 7> days = {"Mon", "Tue", "Wed", "Thu",
                                                        "Fri", "Sat", "Sun"};
    static constexpr std::array<char const*, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = static_cast<std::int32_t>(seconds / 86'400);
    auto const second = static_cast<int>(seconds % 86'400);
    core::Date const date = core::date_of_day_number(day);
    char text[40];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days.at(static_cast<std::size_t>(core::weekday_of(date))), date.day,
                  months.at(static_cast<std::size_t>(date.month - 1)), date.year, second / 3600,
                  second / 60 % 60, second % 60);
    return text;
}

// Formatted once a second: it goes out with every answer.
static std::string const& date_now() {
    thread_local std::int64_t shown = -1;
    thread_local std::string text;
    if (std::int64_t const now = std::time(nullptr); now != shown) {
        shown = now;
        text = http_date(now);
    }
    return text;
}

std::vector<Header> security_headers(Response const& response) {
    std::string_view const policy =
        response.forms == Forms::SameOrigin ? policy_with_forms : policy_without_forms;
    return {
        {"Content-Security-Policy", std::string(policy)},
        {"Reporting-Endpoints", "csp=\"/api/v1/reports\""},
        {"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", std::string(permissions)},
        {"Cache-Control", std::string(cache_control(response.caching))},
        {"Date", date_now()},
    };
}

}
