#include "client/app/session_flow.h"

#include "client/app/members.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::app::session_flow {

static constexpr std::int64_t told_every_ms = 60'000;
static constexpr std::int64_t looks_again_ms = 15'000;

static std::int64_t ms_to_lock(Context const& context) {
    Staff const& staff = context.state.staff;
    return staff.worked_at.milliseconds + staff.lock_after_ms - context.state.now.milliseconds;
}

// Asks when the time may be over; by then another window may have gone on in the same session.
static void watch(Context& context) {
    std::int64_t const wait = std::max(ms_to_lock(context), looks_again_ms);
    context.requests.cancel(Purpose::SessionWatch);
    context.requests.send(
        Purpose::SessionWatch, "",
        {.path = "/api/v1/staff/session", .delay_ms = static_cast<std::uint32_t>(wait)});
}

void began(Context& context, json::Value const& body) {
    Staff& staff = context.state.staff;
    staff.name = string_at(body, "name");
    staff.account = string_at(body, "account");
    staff.is_locked = false;
    staff.password.clear();
    staff.problem = {};
    if (std::int64_t const seconds = integer_at(body, "lock_after_seconds"); seconds > 0)
        staff.lock_after_ms = std::min<std::int64_t>(seconds, 86'400) * 1'000;
    staff.worked_at = staff.told_at = context.state.now;
    watch(context);
}

void worked(Context& context) {
    Staff& staff = context.state.staff;
    if (staff.session != Loading::Ready || staff.is_locked)
        return;
    core::Instant const now = context.state.now;
    staff.worked_at = now;
    if (now.milliseconds - staff.told_at.milliseconds < told_every_ms)
        return;
    staff.told_at = now;
    context.requests.post(Purpose::SessionUse, "", "/api/v1/staff/session/use", "{}");
}

bool is_idle(net::Response const& response) {
    if (response.status != 401)
        return false;
    Result<json::Value> const body = json::parse(response.body);
    return body && string_at(*body, "code") == "session.idle";
}

void lock(Staff& staff) {
    staff.is_locked = true;
    staff.unlocking = false;
    staff.password.clear();
    staff.problem = {};
}

static void lock_by_hand(Context& context) {
    context.requests.cancel(Purpose::SessionWatch);
    context.requests.post(Purpose::LockSession, "", "/api/v1/staff/session/lock", "{}");
    lock(context.state.staff);
    context.next_focus = "password";
}

static void unlock(Context& context) {
    Staff& staff = context.state.staff;
    if (staff.unlocking)
        return;
    if (staff.password.empty()) {
        context.next_focus = "password";
        return;
    }
    staff.problem = {};
    staff.unlocking = true;
    context.requests.post(Purpose::Unlock, "", "/api/v1/staff/session/unlock",
                          json::write(json::Object{{"password", staff.password}}));
}

void perform(Context& context, Intent const& intent) {
    if (intent.action == Action::Unlock)
        unlock(context);
    else
        lock_by_hand(context);
}

static bool unlock_answered(Context& context, net::Response const& response) {
    Staff& staff = context.state.staff;
    staff.unlocking = false;
    Result<json::Value> const body = json::parse(response.body);
    if (response.status == 200 && body) {
        began(context, *body);
        return true;
    }
    staff.password.clear();
    staff.problem = problem_of(response);
    context.next_focus = "password";
    return false;
}

static void watched(Context& context, net::Response const& response) {
    Staff& staff = context.state.staff;
    if (staff.session != Loading::Ready || staff.is_locked)
        return;
    // Without the server this screen still knows how long nobody has touched it.
    if (is_idle(response) || (response.status != 200 && ms_to_lock(context) <= 0))
        return lock(staff);
    watch(context);
}

bool receive(Context& context, Pending const& pending, net::Response const& response) {
    switch (pending.purpose) {
    case Purpose::Unlock:
        return unlock_answered(context, response);
    case Purpose::SessionWatch:
        watched(context, response);
        return false;
    default:
        if (is_idle(response))
            lock(context.state.staff);
        return false;
    }
}

}
