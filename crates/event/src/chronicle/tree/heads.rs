//! Finds the verb that heads a sentence where a parser took a name, a time or a clause about a name for its head.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "The minister, who at first blamed nobody, apologised": the relative word is the subject of the verb behind it, not of that
    /// behind the comma.
    pub(super) fn part_relatives(&mut self) {
        for word in 1..self.words.len() {
            let relative = self.words[word].feats.contains("PronType=Rel") && self.relations[word] == Relation::Nsubj;
            let Some(far) = self.heads[word].filter(|far| relative && *far > word) else { continue };
            let near = self.all(word, Relation::Acl).find(|near| *near < far);
            let noun = (0..word).rev().find(|at| self.words[*at].upos != Upos::Punct).filter(|at| self.is_noun(*at));
            let (Some(near), Some(noun)) = (near, noun) else { continue };
            let noun = self.name_top(noun);
            if self.written(word - 1) != ","
                || (near..far).all(|at| self.written(at) != ",")
                || self.is_under(Some(noun), near)
            {
                continue;
            }
            (self.heads[near], self.relations[near]) = (Some(noun), Relation::Acl);
            self.heads[word] = Some(near);
            self.gather();
        }
    }

    /// "Yeltsin, who had returned, climbed onto a tank": behind a clause that commas set apart the verb is the sentence's, and the
    /// noun at its head the subject.
    pub(super) fn raise_main_verbs(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none) else { return };
        let is_noun = matches!(self.words[noun].upos, Upos::Noun | Upos::Propn) && self.times[noun].is_none();
        let free =
            [Relation::Cop, Relation::Case, Relation::Nsubj].into_iter().all(|one| self.child(noun, one).is_none());
        if !is_noun || !free {
            return;
        }
        let with = [Relation::Nsubj, Relation::Cc, Relation::Mark, Relation::Cop];
        let aside = |verb: usize| self.all(noun, Relation::Acl).any(|clause| clause < verb);
        let verb = self.children[noun].iter().copied().find(|verb| {
            let hangs = matches!(self.relations[*verb], Relation::Conj | Relation::Parataxis | Relation::Appos);
            let part = self.finite_part(*verb);
            let told = part.is_some() || matches!(self.tags[*verb], "VBN");
            let begins = part.unwrap_or(*verb).min(*verb);
            let bare = with.into_iter().all(|one| self.child(*verb, one).is_none());
            hangs && told && bare && begins > noun && self.written(begins - 1) == "," && aside(*verb)
        });
        let Some(verb) = verb else { return };
        self.replace(noun, verb, Relation::Nsubj);
        self.lift_frame(noun, verb);
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(noun) {
                self.heads[at] = Some(verb);
            }
        }
        if self.finite_part(verb).is_none() {
            self.tags[verb] = "VBD";
        }
        self.gather();
    }

    /// "Admiral Orme, believing that all was lost, shot himself": behind a participle's clause that commas set apart, the form of the
    /// past is the sentence's verb.
    pub(super) fn raise_behind_aside(&mut self) {
        let Some(noun) = self.heads.iter().position(Option::is_none) else { return };
        let free = [Relation::Cop, Relation::Case, Relation::Nsubj, Relation::Aux];
        let is_noun = matches!(self.words[noun].upos, Upos::Noun | Upos::Propn) && self.times[noun].is_none();
        if !is_noun || free.into_iter().any(|one| self.child(noun, one).is_some()) {
            return;
        }
        let aside = self.children[noun].iter().copied().find(|clause| {
            let hangs = matches!(self.relations[*clause], Relation::Advcl | Relation::Acl);
            let participle = matches!(self.tags[*clause], "VBG" | "VBN") && self.words[*clause].subtype != "relcl";
            let own = [Relation::Aux, Relation::Nsubj, Relation::Mark];
            let bare = own.into_iter().all(|one| self.child(*clause, one).is_none());
            let first = self.first_under(*clause);
            let comma = self.written(first) == "," || first > 0 && self.written(first - 1) == ",";
            hangs && participle && bare && comma && *clause > noun
        });
        let Some(aside) = aside else { return };
        let mut under = Vec::new();
        self.gather_under(aside, &|_| false, &mut under);
        under.sort_unstable();
        let verb = under.into_iter().find(|verb| {
            // No infinitive without a word before it stands behind a comma.
            let form = matches!(self.tags[*verb], "VBD" | "VBN" | "VB") && self.words[*verb].upos == Upos::Verb;
            let own = [Relation::Nsubj, Relation::Mark, Relation::Aux, Relation::Cc];
            let bare = own.into_iter().all(|one| self.child(*verb, one).is_none());
            let joined = matches!(self.relations[*verb], Relation::Conj | Relation::Advcl | Relation::Parataxis);
            form && bare && joined && *verb > aside && self.written(*verb - 1) == ","
        });
        let Some(verb) = verb else { return };
        self.replace(noun, verb, Relation::Nsubj);
        self.lift_frame(noun, verb);
        (self.heads[aside], self.relations[aside]) = (Some(noun), Relation::Acl);
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(noun) {
                self.heads[at] = Some(verb);
            }
        }
        self.tags[verb] = "VBD";
        self.gather();
    }

    /// "met Hale, whom the town had expelled": a relative word heads no clause, but stands in that of the verb behind it.
    pub(super) fn lower_relative_words(&mut self) {
        for word in 1..self.words.len() {
            let relative = matches!(self.tags[word], "WP" | "WDT") && self.relations[word] == Relation::Acl;
            let Some(noun) = self.heads[word].filter(|noun| relative && *noun < word) else { continue };
            let clause = |verb: &usize| *verb > word && self.tags[*verb].starts_with("VB");
            let Some(verb) = self.all(word, Relation::Acl).find(clause) else { continue };
            let has = |relation: Relation| self.child(verb, relation).is_some();
            let part = match (has(Relation::Nsubj), has(Relation::Obj)) {
                (false, _) => Relation::Nsubj,
                (true, false) => Relation::Obj,
                (true, true) => Relation::Obl,
            };
            (self.heads[verb], self.heads[word], self.relations[word]) = (Some(noun), Some(verb), part);
            self.gather();
        }
    }

    /// "but her second, which appeared in 1924, was translated": an adjective that is somebody's is a noun, and what the clause behind it
    /// says more of.
    pub(super) fn name_owned_adjectives(&mut self) {
        for at in 1..self.words.len() {
            let alone = self.tags[at] == "JJ" && self.tags[at - 1] == "PRP$" && self.relations[at] == Relation::Advmod;
            let Some(verb) = self.heads[at].filter(|verb| alone && *verb > at && self.tags[*verb].starts_with("VB"))
            else {
                continue;
            };
            if self.child(verb, Relation::Nsubj).is_some() {
                continue;
            }
            self.heads[at - 1] = Some(at);
            self.relations[at] = Relation::Nsubj;
            let about = |clause: &usize| self.tags[*clause].starts_with("VB") && *clause < verb;
            let clause = self.all(at, Relation::Advcl).find(about);
            if let Some(clause) = clause {
                self.relations[clause] = Relation::Acl;
            }
            self.gather();
        }
    }

    /// "By Eleanor, whom he had married, he had five sons": the clause of a relative word is about the noun before it, and the
    /// clause behind the comma the main one.
    pub(super) fn lower_relatives(&mut self) {
        for verb in 3..self.words.len() {
            let word = self.children[verb].iter().copied().find(|word| {
                let object = matches!(self.relations[*word], Relation::Obj | Relation::Obl);
                object && *word < verb && self.words[*word].feats.contains("PronType=Rel")
            });
            let Some(word) = word.filter(|word| *word > 1 && self.written(word - 1) == ",") else { continue };
            let main = self.children[verb].iter().copied().find(|main| {
                let hangs = matches!(self.relations[*main], Relation::Parataxis | Relation::Conj | Relation::Ccomp);
                let subject = self.child(*main, Relation::Nsubj).is_some_and(|own| own > verb);
                let begins = self.children[*main].iter().filter(|at| self.words[**at].upos != Upos::Punct).min();
                let comma = begins.is_some_and(|begins| *begins > 0 && self.written(begins - 1) == ",");
                hangs && subject && comma && *main > verb && self.finite_part(*main).is_some()
            });
            let noun = self.children[verb].iter().copied().find(|noun| {
                *noun < word
                    && self.is_noun(*noun)
                    && self.times[*noun].is_none()
                    && self.last_noun_before(word) == Some(*noun)
            });
            let (Some(main), Some(noun)) = (main, noun) else { continue };
            let (above, relation) = (self.heads[verb], self.relations[verb]);
            (self.heads[main], self.relations[main]) = (above, relation);
            self.heads[noun] = Some(main);
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            for at in (0..self.words.len()).filter(|at| *at < noun || *at > main) {
                if self.heads[at] == Some(verb) {
                    self.heads[at] = Some(main);
                }
            }
            self.gather();
        }
    }

    /// "and that afternoon the plotters flew": a time that something joins to a verb stands in the clause that was hung on it.
    pub(super) fn free_joined_times(&mut self) {
        for top in 1..self.words.len() {
            let joined = self.times[top].is_some() && self.relations[top] == Relation::Conj;
            let Some(before) = self.heads[top].filter(|before| joined && self.tags[*before].starts_with("VB")) else {
                continue;
            };
            let own = |verb: &usize| {
                let subject = self.child(*verb, Relation::Nsubj);
                self.finite_part(*verb).is_some()
                    && subject.is_some_and(|subject| subject > top && self.times[subject].is_none())
            };
            let Some(verb) = self.all(top, Relation::Acl).find(own) else { continue };
            // Joined to the nearest that has a tense as well.
            let first = self.last_up(before, |first, _| self.finite_part(first).is_none());
            (self.heads[verb], self.relations[verb]) = (Some(first), Relation::Conj);
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            if let Some(cc) = self.child(top, Relation::Cc) {
                self.heads[cc] = Some(verb);
            }
            self.gather();
        }
    }

    /// "but the riots of that October halted the work": a time is no subject of the clause that was hung on the noun before it.
    pub(super) fn give_times_back(&mut self) {
        for verb in 3..self.words.len() {
            let Some(noun) = self.heads[verb].filter(|noun| self.relations[verb] == Relation::Acl && *noun < verb)
            else {
                continue;
            };
            let time = self.child(verb, Relation::Nsubj).filter(|time| self.times[*time].is_some() && *time > noun);
            let joined = self.relations[noun] == Relation::Conj
                && self.heads[noun].is_some_and(|head| self.tags[head].starts_with("VB"));
            let Some(time) = time.filter(|_| joined && self.is_finite(verb)) else { continue };
            for at in noun + 1..verb {
                if self.heads[at] == Some(verb) && at != time {
                    (self.heads[at], self.relations[at]) = (Some(time), Relation::Case);
                }
            }
            (self.heads[time], self.relations[time]) = (Some(noun), Relation::Nmod);
            self.replace(noun, verb, Relation::Nsubj);
            self.lift_frame(noun, verb);
            if let Some(cc) = self.child(noun, Relation::Cc) {
                self.heads[cc] = Some(verb);
            }
            self.gather();
        }
    }

    /// "Skilling was indicted the following month": what is done to somebody has a time and no other object.
    pub(super) fn lower_objects(&mut self) {
        for top in 1..self.words.len() {
            let object = self.times[top].is_some() && self.relations[top] == Relation::Obj;
            let verb = self.heads[top].filter(|verb| object && *verb < top && self.tags[*verb] == "VBN");
            if verb.is_some_and(|verb| {
                self.child(verb, Relation::Aux).is_some_and(|aux| self.words[aux].subtype == "pass")
            }) {
                self.relations[top] = Relation::Obl;
            }
        }
    }

    /// The noun right before a word, marks aside, of a name its head.
    fn last_noun_before(&self, word: usize) -> Option<usize> {
        let last = (0..word).rev().find(|at| self.words[*at].upos != Upos::Punct)?;
        let mut at = self.name_top(last);
        // "Eleanor of Aquitaine, whom": of a phrase the first.
        while let Some(above) = self.heads[at].filter(|above| *above < at && self.relations[at] == Relation::Nmod) {
            at = above;
        }
        Some(at)
    }

    /// The head of the name that a word is part of.
    fn name_top(&self, word: usize) -> usize {
        let mut at = word;
        for _ in 0..self.words.len() {
            let part = matches!(self.relations[at], Relation::Flat | Relation::Compound);
            match self.heads[at].filter(|head| part && self.is_noun(*head)) {
                Some(head) => at = head,
                None => break,
            }
        }
        at
    }
}
