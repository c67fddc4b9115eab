#pragma once

#include "server/app/options.h"
#include "server/ops/log.h"
#include "server/staff/sign_in.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::server {

/// What the program takes from outside; tests put fakes here.
struct Surroundings {
    core::Clock const& clock;           ///< time of day
    core::Clock const& monotonic_clock; ///< for limiters
    core::Random& random;
    ops::Log& log;
    staff::PasswordCost password_cost = staff::PasswordCost::Moderate;
    /// The database can no longer be trusted: must end the process without answering anything.
    std::function<void(std::string_view reason)> on_fatal;
};

/// The whole server: store, rooms, routes, listeners, in this order, and back again at the end.
class Application {
public:
    /// Fails with the error of the first part that does not start.
    static Result<std::unique_ptr<Application>> start(Options const& options,
                                                      Surroundings const& surroundings);
    /// Opens the data folder only, and makes or changes `options.staff`; the password of a new
    /// account. Fails with the codes of staff::Accounts::appoint and "staff.unit".
    static Result<std::optional<std::string>> appoint(Options const& options,
                                                      Surroundings const& surroundings);
    /// Opens the data folder only, and gives `options.staff.account` a new password.
    static Result<std::string> issue_password(Options const& options,
                                              Surroundings const& surroundings);
    /// Opens the data folder only.
    static Result<std::vector<staff::Member>> members(Options const& options,
                                                      Surroundings const& surroundings);
    /// Makes the key that devices seal to from the next start on; older ones still open.
    static Result<void> make_office_key(Options const& options, Surroundings const& surroundings);
    ~Application();

    [[nodiscard]] int port() const;
    [[nodiscard]] std::optional<int> devices_port() const;
    /// Of the account that was made because there was none; only after the first start.
    [[nodiscard]] std::optional<std::string> const& first_password() const;
    /// Accepts nothing more and lets what is under way finish.
    void stop();

    static constexpr std::string_view staff_account = "canbo";

private:
    struct Parts;
    explicit Application(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

}
