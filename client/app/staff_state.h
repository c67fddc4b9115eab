#pragma once

#include "client/app/loading.h"
#include "client/app/problem.h"
#include "shared/core/time.h"
#include "shared/forms/form.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the officials' screens hold.
namespace onedoor::app {

struct InboxLine {
    std::string reference;
    std::string code;
    std::string applicant;
    text::Localized procedure_name;
    core::Instant received_at;
    int status = 0;
    std::optional<core::Instant> due_at;
};

struct StaffPaper {
    std::string paper;
    text::Localized name;
    std::string upload_id;
    std::string file_name;
};

struct StaffFile {
    std::string reference;
    std::string code;
    std::string procedure;
    text::Localized procedure_name;
    std::string applicant;
    core::Instant received_at;
    int status = 0;
    text::Localized status_name;
    std::optional<forms::Form> form;
    json::Value answers;
    std::vector<StaffPaper> papers;
    std::optional<core::Instant> due_at;
    std::vector<text::Localized> explanation;
    /// Steps taken so far: an act names the version it was decided on.
    std::int64_t version = 0;
};

struct Staff {
    std::string account;
    std::string password;
    /// Name of the officer signed in; empty = nobody.
    std::string name;
    Loading session = Loading::NotAsked;
    bool is_locked = false; ///< waits for the password; what was loaded stays, unseen
    bool unlocking = false;
    core::Instant worked_at; ///< when somebody last did something here
    core::Instant told_at;   ///< when the server last heard of it
    std::int64_t lock_after_ms = 600'000;
    Problem problem;
    bool only_waiting = true;
    Loading inbox_loading = Loading::NotAsked;
    std::vector<InboxLine> inbox;
    Loading file_loading = Loading::NotAsked;
    std::optional<StaffFile> file;
    bool accepting = false;
};

}
