#pragma once

#include "client/app/draft.h"
#include "client/app/draft_state.h"
#include "client/app/file_source.h"
#include "client/app/loading.h"
#include "client/app/outbox.h"
#include "client/app/preferences.h"
#include "client/app/problem.h"
#include "client/app/route.h"
#include "client/app/staff_state.h"
#include "shared/catalogue/catalogue.h"
#include "shared/core/ids.h"
#include "shared/core/sha256.h"
#include "shared/core/time.h"
#include "shared/forms/answers.h"
#include "shared/forms/form.h"
#include "shared/guide/checklist.h"
#include "shared/offices/directory.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/submission.h"
#include "shared/search/search.h"
#include "shared/text/language.h"
#include "shared/units/units.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Everything a screen may show. Plain values: App changes them, screens only read.
namespace onedoor::app {

struct Searching {
    Loading loading = Loading::NotAsked;
    search::Index index;
    Problem problem;
    std::string query;
    std::vector<search::Match> matches;
    /// How many of the matches, or of all procedures without a query, are shown.
    std::size_t shown = 0;
};

struct ProcedurePage {
    Loading loading = Loading::NotAsked;
    /// As in the address: id or national code.
    std::string asked;
    catalogue::Procedure procedure;
    std::optional<forms::Form> form;
    Problem problem;
};

/// Waiting: no network; it goes on by itself, and the form need not wait for it.
enum class UploadState : std::uint8_t { None, Reading, Sending, Waiting, Stored, Failed };

struct PaperAnswer {
    bool bring = false;
    ChosenFile file;
    UploadState state = UploadState::None;
    std::string upload_id;
    std::uint64_t bytes_sent = 0;
    /// Numbers of the chunks the server has.
    std::vector<std::uint32_t> received;
    /// Of the whole file, once it was read.
    std::string sha256;
    /// Since something last arrived.
    unsigned tries = 0;
    /// Of the bytes read so far, while Reading.
    std::optional<core::Sha256> hash;
    Problem problem;
};

/// Kept: sealed in the outbox, not sent.
enum class Sending : std::uint8_t { NotSent, UnderWay, Failed, Kept, Stored };

/// One citizen's filing of one procedure, from the case question to the receipt.
struct Filing {
    std::string procedure;
    core::SubmissionId submission;
    std::string case_id;
    bool case_missing = false;
    Draft draft;
    /// Of the step on the screen, after the citizen tried to leave it.
    std::vector<forms::FieldError> errors;
    std::map<std::string, PaperAnswer> papers;
    std::vector<std::string> missing_papers;
    protocol::Delivery delivery = protocol::Delivery::Counter;
    DraftKeeping keeping;
    /// The citizen typed or chose something: there is something to lose.
    bool is_touched = false;
    /// Where the citizen last was in it, as an address.
    std::string at;
    /// Answers to an older version of the form, for which this one has no place.
    std::vector<std::string> dropped;
    Sending sending = Sending::NotSent;
    /// What went out while it is not known whether it arrived.
    std::string sent_body;
    Problem problem;
    std::optional<protocol::Receipt> receipt;
};

/// A draft that the citizen put away, until it is certain that it was meant.
struct DiscardedDraft {
    Filing filing;
    /// What was kept of it on this device; without text = nothing.
    KeptDraft kept;
};

/// Drafts beside the one on the screen.
struct Drafts {
    bool can_keep = false;
    /// Begun on this page and left for another procedure, or found on this device.
    std::vector<Filing> resting;
    /// The resting one of the procedure on the page waits for the choice to go on with it or to
    /// begin anew.
    bool asks = false;
    /// The state that another window kept was asked for and replaces this one.
    bool wants_other_window = false;
    /// Procedure whose draft is gone on with as soon as it is there, without a question.
    std::string resumes;
    std::optional<DiscardedDraft> discarded;
    /// As of the last look at the storage of this device, newest first.
    std::vector<KeptDraft> kept;
    HandingOver giving;
    TakingOver taking;
    /// A draft from another device that the citizen accepted, until its form is there.
    std::string incoming;
};

struct Tracking {
    std::string code;
    std::string secret;
    bool code_missing = false;
    bool secret_missing = false;
    Loading loading = Loading::NotAsked;
    Problem problem;
    std::optional<protocol::TrackedFile> file;
};

/// The list of units, as the forms engine asks for it.
struct UnitCodes final : forms::UnitLookup {
    units::Units list;

    [[nodiscard]] bool has_province(std::string_view code) const override;
    [[nodiscard]] bool is_commune_of(std::string_view commune,
                                     std::string_view province) const override;
    [[nodiscard]] bool has_commune(std::string_view code) const override;
};

/// The guides, and how far the citizen has come in the one of the address.
struct Guiding {
    Loading loading = Loading::NotAsked;
    Problem problem;
    guide::Library library;
    /// Null: no guide has the id of the address.
    guide::Guide const* guide = nullptr;
    guide::Progress progress;
    /// Once all questions are answered.
    guide::Checklist checklist;
    /// The option chosen for the present question, before going on.
    std::string chosen;
    bool answer_missing = false;
};

struct Places {
    Loading loading = Loading::NotAsked;
    Problem problem;
    offices::Directory directory;
};

struct State {
    Route route;
    /// The screen before this one.
    Screen came_from = Screen::Home;
    Preferences preferences;
    bool display_open = false;
    /// A newer version of the program came while this page was open.
    bool has_new_version = false;
    core::Instant now;
    /// Where the citizen's addresses begin, for QR codes: "https://…".
    std::string origin;
    Searching searching;
    Loading units_loading = Loading::NotAsked;
    UnitCodes units;
    ProcedurePage page;
    Filing filing;
    Drafts drafts;
    Tracking tracking;
    Guiding guiding;
    Places places;
    /// Oldest first.
    std::vector<OutboxItem> outbox;
    Staff staff;
};

}
